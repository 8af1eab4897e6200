const journal = require('../../behaviors/journal')

Page({
  behaviors: [journal],

  onLoad() {
    this.note('onLoad')
    wx.setNavigationBarTitle({ title: `第 ${getCurrentPages().length} 层` })
  },

  onShow() {
    this.note('onShow')
  },

  onReady() {
    this.note('onReady')
    this.selectComponent('#lab').refresh()
  },

  onHide() {
    this.note('onHide')
  },

  onUnload() {
    this.note('onUnload')
  },
})
