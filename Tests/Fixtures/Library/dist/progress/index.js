const { ui } = require('../common/ui')

ui({
  props: {
    percentage: Number,
    color: String,
    pivotText: String,
  },
})
