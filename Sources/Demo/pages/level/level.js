const journal = require('../../behaviors/journal')

Page({
  behaviors: [journal],

  onLoad() {
    this.note('onLoad')
    wx.setNavigationBarTitle({ title: `第 ${getCurrentPages().length} 层` })
    this.channel = this.getOpenerEventChannel()
    this.channel.on('greet', (letter) => {
      this.hasLetter = true
      this.selectComponent('#lab').receive(letter)
    })
  },

  onReady() {
    this.note('onReady')
    this.selectComponent('#lab').refresh()
  },

  onUnload() {
    this.note('onUnload')
    if (this.hasLetter) this.channel.emit('reply', '回信：再见，老页面')
  },

  onShareAppMessage() {
    return { title: '从转发进入', path: '/pages/level/level?mark=D&from=share' }
  },
})
