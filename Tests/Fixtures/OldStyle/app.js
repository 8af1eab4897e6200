//app.js
var storage = require('utils/storage.js')

App({
  onLaunch: function () {
    var that = this
    this.globalData.records = storage.load()
    wx.getSystemInfo({
      success: function (res) {
        that.globalData.systemInfo = res
      }
    })
  },
  onError: function (msg) {
    console.log('出错了', msg)
  },
  // 按编号找一笔
  getRecord: function (id) {
    var records = this.globalData.records
    for (var i = 0; i < records.length; i++) {
      if (records[i].id == id) {
        return records[i]
      }
    }
    return null
  },
  globalData: {
    records: [],
    systemInfo: null,
    kinds: ['餐饮', '交通', '购物', '工资']
  }
})
