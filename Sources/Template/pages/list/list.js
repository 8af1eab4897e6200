const { request } = require('../../modules/request')

Page({
  data: { list: [], problem: '' },

  onLoad() {
    return this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const { list } = await request('/products', { data: { page: 1, size: 10 } })
      this.setData({ list, problem: '' })
    } catch ({ message }) {
      this.setData({ problem: message })
    }
  },

  open(event) {
    wx.navigateTo({ url: `/pages/detail/detail?id=${event.currentTarget.dataset.id}` })
  },
})
