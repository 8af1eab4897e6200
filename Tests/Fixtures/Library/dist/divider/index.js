const { ui } = require('../common/ui')

ui({
  props: {
    position: { type: String, value: 'center' },
  },
})
