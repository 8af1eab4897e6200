const journal = require('../../behaviors/journal')
const features = require('../../modules/features')
const ratings = require('../../modules/ratings')

Page({
  behaviors: [journal],

  data: {
    count: 0,
    features: features.list(),
    ratings: {},
  },

  onLoad() {
    this.note('onLoad')
  },

  onShow() {
    this.note('onShow')
    this.refresh()
  },

  onHide() {
    this.note('onHide')
  },

  onUnload() {
    this.note('onUnload')
  },

  onPullDownRefresh() {
    this.refresh()
    wx.stopPullDownRefresh()
  },

  refresh() {
    this.setData({ count: getApp().globalData.count, ratings: ratings.read() })
  },

  onCount(event) {
    const count = event.detail.value
    getApp().globalData.count = count
    this.setData({ count })
  },

  openFeature(event) {
    const { id } = event.currentTarget.dataset
    wx.navigateTo({ url: `/pages/detail/detail?id=${id}` })
  },
})
