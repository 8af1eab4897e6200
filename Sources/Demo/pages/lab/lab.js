const journal = require('../../behaviors/journal')

Page({
  behaviors: [journal],

  onLoad() {
    this.note('onLoad')
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

  onTabItemTap() {
    this.note('onTabItemTap')
    this.selectComponent('#lab').refresh()
  },
})
