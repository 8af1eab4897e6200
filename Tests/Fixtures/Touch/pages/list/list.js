Page({
  data: {
    delBtnWidth: 180,
    state: '',
    list: [
      { id: 1, name: '张三', left: 0 },
      { id: 2, name: '李四', left: 0 },
      { id: 3, name: '王五', left: 0 }
    ]
  },
  onLoad: function () {
    var width = wx.getSystemInfoSync().windowWidth
    this.setData({ delBtnWidth: Math.floor(width / 750 * this.data.delBtnWidth) })
  },
  touchS: function (e) {
    if (e.touches.length == 1) {
      this.startTime = e.timeStamp
      this.setData({ startX: e.touches[0].clientX })
    }
  },
  touchM: function (e) {
    if (e.touches.length == 1) {
      var disX = this.data.startX - e.touches[0].clientX
      var width = this.data.delBtnWidth
      var left = 0
      if (disX > 0) left = disX >= width ? -width : -disX
      var list = this.data.list
      list[e.currentTarget.dataset.index].left = left
      this.setData({ list: list })
    }
  },
  touchE: function (e) {
    if (e.changedTouches.length == 1) {
      var disX = this.data.startX - e.changedTouches[0].clientX
      var width = this.data.delBtnWidth
      var quick = e.timeStamp - this.startTime < 1000
      var list = this.data.list
      list[e.currentTarget.dataset.index].left = disX > width / 2 && quick ? -width : 0
      this.setData({ list: list })
    }
  },
  open: function (e) {
    this.setData({ state: '打开 ' + this.data.list[e.currentTarget.dataset.index].name })
  },
  menu: function (e) {
    this.setData({ state: '长按 ' + this.data.list[e.currentTarget.dataset.index].name })
  },
  remove: function (e) {
    var list = this.data.list
    list.splice(e.currentTarget.dataset.index, 1)
    this.setData({ list: list, state: '已删除' })
  }
})
