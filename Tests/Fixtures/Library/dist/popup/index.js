const { ui } = require('../common/ui')
const transition = require('../common/transition')

ui({
  mixins: [transition],
  props: {
    position: { type: String, value: 'center' },
    round: Boolean,
    closeable: Boolean,
    overlay: { type: Boolean, value: true },
    zIndex: { type: Number, value: 100 },
  },
  methods: {
    close() {
      this.emit('close')
    },
  },
})
