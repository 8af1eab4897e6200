const gallery = require('../../../behaviors/gallery')

Page({
  behaviors: [gallery],

  data: {
    isThere: false,
    isOpen: false,
    isPlaying: false,
    steps: {},
  },

  // 改一个 class，剩下的由 transition 走完。
  go() {
    this.setData({ isThere: !this.data.isThere })
  },

  fold() {
    this.setData({ isOpen: !this.data.isOpen })
  },

  blink() {
    this.setData({ isPlaying: !this.data.isPlaying })
  },

  // 旧的写法：一步一步，导出后交给 animation 属性。
  step() {
    const animation = wx.createAnimation({ duration: 600, timingFunction: 'ease-in-out' })
    animation.translateX(160).step()
    animation.opacity(0.3).step({ duration: 300 })
    animation.translateX(0).opacity(1).step()
    this.setData({ steps: animation.export() })
  },

  // 新的写法：一次给出所有的关键帧。
  frames() {
    const frames = [
      { left: '0px', backgroundColor: '#07C160' },
      { left: '160px', backgroundColor: '#10AEFF', ease: 'ease-out' },
      { left: '0px', backgroundColor: '#07C160' },
    ]
    this.animate('#frames', frames, 1200, () => {
      this.clearAnimation('#frames', () => this.setData({ last: 'animate 走完，已清除' }))
    })
  },
})
