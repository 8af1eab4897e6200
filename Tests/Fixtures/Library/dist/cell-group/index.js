const { ui } = require('../common/ui')

ui({
  props: {
    title: String,
    inset: Boolean,
  },
})
