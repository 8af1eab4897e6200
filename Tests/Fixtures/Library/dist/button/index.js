const { ui } = require('../common/ui')

ui({
  field: true,
  props: {
    type: { type: String, value: 'default' },
    plain: Boolean,
    block: Boolean,
    round: Boolean,
    loading: Boolean,
    disabled: Boolean,
    formType: String,
    openType: String,
  },
  methods: {
    onTap(event) {
      if (!this.data.loading && !this.data.disabled) this.emit('click', event.detail)
    },
  },
})
