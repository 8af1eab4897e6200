var app = getApp()
var util = require('../../utils/util.js')
var storage = require('../../utils/storage.js')

Page({
  data: {
    record: null
  },
  onLoad: function (options) {
    this.id = parseInt(options.id)
  },
  onReady: function () {
    var record = app.getRecord(this.id)
    if (!record) {
      wx.showToast({ title: '找不到这一笔', icon: 'none' })
      return
    }
    wx.setNavigationBarTitle({ title: record.kind })
    this.setData({
      record: Object.assign({ money: util.formatMoney(record.amount) }, record)
    })
  },
  remove: function () {
    var that = this
    wx.showModal({
      title: '删除',
      content: '确定删除这一笔？',
      success: function (res) {
        if (res.confirm) {
          that.doRemove()
        } else if (res.cancel) {
          console.log('用户点击取消')
        }
      }
    })
  },
  doRemove: function () {
    var that = this
    var records = app.globalData.records.filter(function (record) {
      return record.id != that.id
    })
    app.globalData.records = records
    storage.save(records, function () {
      wx.navigateBack({ delta: 1 })
    })
  }
})
