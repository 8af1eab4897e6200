//index.js
//获取应用实例
var app = getApp()
var util = require('../../utils/util.js')

Page({
  data: {
    records: [],
    balance: 0,
    balanceText: '',
    tip: ''
  },
  onLoad: function () {
    console.log('onLoad')
    var that = this
    setTimeout(function () {
      that.setData({
        tip: '点一笔看详情'
      })
    }, 500)
  },
  onShow: function () {
    this.refresh()
  },
  refresh: function () {
    var records = app.globalData.records
    var balance = 0
    var list = []
    for (var i = 0; i < records.length; i++) {
      balance += records[i].amount
      list.push({
        id: records[i].id,
        kind: records[i].kind,
        note: records[i].note,
        type: records[i].amount < 0 ? 'spent' : 'earned',
        money: util.formatMoney(records[i].amount)
      })
    }
    this.setData({
      records: list,
      balance: balance,
      balanceText: util.formatMoney(balance)
    })
  },
  toAdd: function () {
    wx.navigateTo({
      url: '../add/add'
    })
  },
  toDetail: function (e) {
    wx.navigateTo({
      url: '../detail/detail?id=' + e.currentTarget.dataset.recordid
    })
  }
})
