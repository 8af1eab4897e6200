const { ui } = require('../common/ui')

ui({
  field: true,
  props: {
    checked: null,
    activeValue: { type: null, value: true },
    inactiveValue: { type: null, value: false },
  },
  methods: {
    onTap() {
      const { checked, activeValue, inactiveValue } = this.data
      const next = checked === activeValue ? inactiveValue : activeValue
      this.emit('input', next)
      this.emit('change', next)
    },
  },
})
