// 进出场：shown 变化时换类名，等样式里的过渡结束。
module.exports = Behavior({
  properties: {
    show: { type: Boolean, observer: 'turn' },
    name: { type: String, value: 'fade' },
    duration: { type: Number, value: 200 },
  },

  data: {
    isInside: false,
    phase: '',
  },

  methods: {
    turn(show) {
      if (show) this.enter()
      else this.leave()
    },

    enter() {
      this.setData({ isInside: true, phase: 'enter' })
      this.triggerEvent('before-enter')
      wx.nextTick(() => {
        if (!this.data.show) return
        this.setData({ phase: 'stay' })
        this.later(() => this.triggerEvent('after-enter'))
      })
    },

    leave() {
      if (!this.data.isInside) return
      this.setData({ phase: 'leave' })
      this.triggerEvent('before-leave')
      this.later(() => {
        this.setData({ isInside: false, phase: '' })
        this.triggerEvent('after-leave')
      })
    },

    later(step) {
      clearTimeout(this.timer)
      this.timer = setTimeout(step, this.data.duration)
    },
  },
})
