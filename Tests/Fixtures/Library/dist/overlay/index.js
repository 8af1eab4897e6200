const { ui } = require('../common/ui')

ui({
  props: {
    show: Boolean,
    zIndex: { type: Number, value: 10 },
  },
  methods: {
    onTap() {
      this.emit('click')
    },

    noop() {},
  },
})
