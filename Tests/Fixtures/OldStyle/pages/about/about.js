Page({
  data: {
    seconds: 0
  },
  onLoad: function (options) {
    console.log(options)
    this.setData({
      from: options.from,
      name: decodeURIComponent(options.name || ''),
      width: getApp().globalData.systemInfo.windowWidth
    })
    this.tick()
  },
  tick: function () {
    var that = this
    this.timer = setTimeout(function () {
      that.setData({ seconds: that.data.seconds + 1 })
      that.tick()
    }, 1000)
  },
  onUnload: function () {
    clearTimeout(this.timer)
  }
})
