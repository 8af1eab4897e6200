const journal = require('../../behaviors/journal')
const features = require('../../modules/features')
const ratings = require('../../modules/ratings')

Page({
  behaviors: [journal],

  data: {
    feature: { text: '', code: '' },
    value: 0,
  },

  onLoad(query) {
    this.note('onLoad')
    const feature = features.find(query.id)
    this.setData({ feature, value: ratings.read()[feature.id] || 0 })
    wx.setNavigationBarTitle({ title: feature.title })
  },

  async rate(event) {
    const { value } = event.detail
    this.setData({ value })
    await ratings.write(this.data.feature.id, value)
    wx.showToast({ title: value === 0 ? '已清除' : '已评分', icon: 'success' })
  },

  next() {
    wx.redirectTo({ url: `/pages/detail/detail?id=${features.after(this.data.feature.id).id}` })
  },

  back() {
    if (getCurrentPages().length > 1) wx.navigateBack()
    else wx.switchTab({ url: '/pages/home/home' })
  },
})
