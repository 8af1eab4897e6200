const { ui } = require('../common/ui')

ui({
  props: {
    type: { type: String, value: 'default' },
    plain: Boolean,
    color: String,
    closeable: Boolean,
  },
  methods: {
    close() {
      this.emit('close')
    },
  },
})
