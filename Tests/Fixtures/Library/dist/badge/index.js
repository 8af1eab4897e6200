const { ui } = require('../common/ui')

ui({
  props: {
    count: { type: Number, optionalTypes: [String], value: 0 },
    max: { type: Number, value: 99 },
    dot: Boolean,
  },
})
