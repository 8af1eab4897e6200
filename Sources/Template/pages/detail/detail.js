const { request } = require('../../modules/request')

Page({
  data: { product: null, problem: '' },

  async onLoad({ id }) {
    try {
      const product = await request(`/products/${id}`)
      this.setData({ product })
      wx.setNavigationBarTitle({ title: product.name })
    } catch ({ message }) {
      this.setData({ problem: message })
    }
  },
})
