const { ui } = require('../common/ui')

ui({
  props: {
    type: { type: String, value: 'circular' },
    text: String,
  },
})
