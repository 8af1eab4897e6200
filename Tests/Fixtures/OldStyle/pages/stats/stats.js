var app = getApp()
var util = require('../../utils/util.js')

Page({
  data: {
    months: []
  },
  onShow: function () {
    var months = {}, order = []
    app.globalData.records.forEach(function (record) {
      var name = record.date.substr(0, 7)
      if (!months[name]) {
        months[name] = { name: name, total: 0, sums: {} }
        order.push(name)
      }
      if (record.amount < 0) {
        months[name].total += -record.amount
        months[name].sums[record.kind] = (months[name].sums[record.kind] || 0) - record.amount
      }
    })
    var list = order.map(function (name) {
      var month = months[name], kinds = []
      for (var kind in month.sums) {
        kinds.push({
          kind: kind,
          money: util.formatMoney(month.sums[kind]),
          percent: Math.round(month.sums[kind] / month.total * 100)
        })
      }
      return { name: name, total: util.formatMoney(month.total), kinds: kinds }
    })
    this.setData({ months: list })
  }
})
