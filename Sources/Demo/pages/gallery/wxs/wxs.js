const gallery = require('../../../behaviors/gallery')

Page({
  behaviors: [gallery],

  data: {
    time: 1767225600000,
    phone: '13800001234',
    list: [3, 9, 4],
    turn: 0,
    offset: 0,
  },

  more() {
    this.setData({ turn: this.data.turn + 1 })
  },

  drop({ offset }) {
    this.setData({ offset })
  },
})
