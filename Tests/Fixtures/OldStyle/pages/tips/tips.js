var app = getApp()
Page({
  data: {
    balance: 0,
    balanceText: '看看就好',
    count: 0,
    level: 1,
    tips: [
      { title: '记下每一笔', words: '再小也记', warn: false },
      { title: '别借钱', words: '', warn: true },
      { title: '月底看统计', words: '看看花在哪里了' }
    ]
  },
  read: function (e) {
    var no = e.currentTarget.dataset.tipNo, key = 'tips[' + no + '].read'
    if (this.data.tips[no].read) return
    var change = {}
    change[key] = true
    change.count = this.data.count + 1
    this.setData(change, function () {
      this.setData({ level: this.data.count })
    })
  },
  // 后面的盖过前面的
  stop: function () { console.log('不会叫到') },
  stop: function () {
    wx.showToast({ title: '停', icon: 'none' })
  },
  outer: function () {
    wx.showToast({ title: '不该到外面', icon: 'none' })
  }
})
