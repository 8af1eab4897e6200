const { ui } = require('../common/ui')

ui({
  props: {
    show: Boolean,
    type: { type: String, value: 'text' },
    message: String,
  },
})
