const { ui } = require('../common/ui')

ui({
  props: {
    steps: Array,
    active: Number,
    direction: { type: String, value: 'horizontal' },
  },
})
