const { ui } = require('../common/ui')

ui({
  props: {
    description: String,
    image: { type: String, value: 'default' },
  },
})
