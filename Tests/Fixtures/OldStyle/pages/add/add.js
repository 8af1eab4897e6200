// add.js
var app = getApp();
var util = require('../../utils/util');
var storage = require('../../utils/storage');

Page({
  data: {
    kinds: app.globalData.kinds,
    kind: app.globalData.kinds[0],
    directions: [
      { name: 'out', value: '支出', checked: true },
      { name: 'in', value: '收入' }
    ],
    direction: 'out',
    loading: false
  },
  amount: '',
  note: '',
  bindAmount: function (e) {
    this.amount = e.detail.value;
  },
  bindNote: function (e) {
    this.note = e.detail.value;
  },
  chooseKind: function (e) {
    this.setData({ kind: e.target.dataset.kind });
  },
  directionChange: function (e) {
    this.setData({
      'direction': e.detail.value
    });
  },
  save: function () {
    var self = this;
    var fen = Math.round(parseFloat(this.amount) * 100);
    if (isNaN(fen) || fen <= 0) {
      wx.showModal({
        title: '提示',
        content: '请输入正确的金额',
        showCancel: false
      });
      return;
    }
    var records = app.globalData.records;
    records.unshift({
      id: new Date().getTime(),
      kind: this.data.kind,
      note: this.note,
      amount: this.data.direction == 'out' ? -fen : fen,
      date: util.formatTime(new Date())
    });
    self.setData({ loading: true });
    storage.save(records, function () {
      self.setData({ loading: false });
      wx.showToast({
        title: '已保存',
        icon: 'success',
        duration: 800
      });
      setTimeout(function () {
        wx.navigateBack();
      }, 800);
    });
  }
});
