const { ui } = require('../common/ui')

ui({
  field: true,
  props: {
    value: String,
    placeholder: String,
    showAction: Boolean,
    disabled: Boolean,
  },
  methods: {
    onInput(event) {
      this.setData({ value: event.detail.value })
      this.emit('change', event.detail.value)
    },

    onSearch() {
      this.emit('search', this.data.value)
    },

    onCancel() {
      this.setData({ value: '' })
      this.emit('cancel')
      this.emit('change', '')
    },
  },
})
