const { ui } = require('../common/ui')

ui({
  props: {
    text: String,
    mode: String,
    speed: { type: Number, value: 50 },
    leftIcon: { type: String, value: '♪' },
  },
  data: {
    isShown: true,
    animation: null,
  },
  ready() {
    this.animation = wx.createAnimation({ duration: 400, timingFunction: 'linear' })
    this.rect('.text').then((rect) => {
      if (!rect || this.data.mode === 'closeable') return
      this.setData({ animation: this.animation.translateX(0).step().export() })
    })
  },
  methods: {
    onTap() {
      if (this.data.mode !== 'closeable') return
      this.setData({ isShown: false })
      this.emit('close')
    },
  },
})
