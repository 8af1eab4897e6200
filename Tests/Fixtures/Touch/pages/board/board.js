Page({
  data: { way: '' },
  noop: function () {},
  start: function (e) { this.from = e.changedTouches[0] },
  end: function (e) {
    var to = e.changedTouches[0]
    var dx = to.pageX - this.from.pageX
    var dy = to.pageY - this.from.pageY
    if (Math.max(Math.abs(dx), Math.abs(dy)) < 30) return
    var way = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? '右' : '左') : (dy > 0 ? '下' : '上')
    this.setData({ way: this.data.way + way })
  }
})
