const { ui } = require('../common/ui')

const THRESHOLD = 0.3

ui({
  props: {
    leftWidth: { type: Number, value: 0 },
    rightWidth: { type: Number, value: 0 },
    disabled: Boolean,
  },
  data: {
    offset: 0,
  },
  methods: {
    open(position) {
      this.setData({ offset: position === 'left' ? this.data.leftWidth : -this.data.rightWidth })
      this.emit('open', { position })
    },

    close() {
      this.setData({ offset: 0 })
    },

    start(event) {
      const [{ clientX }] = event.touches
      this.from = { x: clientX, offset: this.data.offset }
    },

    move(event) {
      if (!this.from || this.data.disabled) return
      const { leftWidth, rightWidth } = this.data
      const moved = this.from.offset + event.touches[0].clientX - this.from.x
      this.setData({ offset: Math.min(leftWidth, Math.max(-rightWidth, moved)) })
    },

    end() {
      if (!this.from) return
      const { offset, leftWidth, rightWidth } = this.data
      const wasOpen = this.from.offset !== 0
      this.from = null
      if (offset < 0 && -offset > rightWidth * (wasOpen ? 1 - THRESHOLD : THRESHOLD)) this.open('right')
      else if (offset > 0 && offset > leftWidth * (wasOpen ? 1 - THRESHOLD : THRESHOLD)) this.open('left')
      else this.close()
    },

    onTap() {
      if (this.data.offset !== 0) this.close()
      else this.emit('click', 'cell')
    },
  },
})
