const journal = require('../../behaviors/journal')

Page({
  behaviors: [journal],

  onReady() {
    this.note('onReady')
    this.selectComponent('#lab').refresh()
  },

  onTabItemTap() {
    this.note('onTabItemTap')
    this.selectComponent('#lab').refresh()
  },
})
