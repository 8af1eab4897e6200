const { ui } = require('../common/ui')

ui({
  field: true,
  props: {
    value: String,
    label: String,
    type: { type: String, value: 'text' },
    placeholder: String,
    required: Boolean,
    errorMessage: String,
    clearable: Boolean,
    maxlength: { type: Number, value: -1 },
  },
  methods: {
    onInput(event) {
      const { value } = event.detail
      this.setData({ value })
      this.emit('input', value)
      this.emit('change', value)
    },

    clear() {
      this.setData({ value: '' })
      this.emit('clear', '')
    },
  },
})
