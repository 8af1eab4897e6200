const journal = require('../../../behaviors/journal')
const problems = require('../../../modules/problems')
const products = require('../../../modules/products')

Page({
  behaviors: [journal],

  data: {
    product: { name: '', price: '', stock: '', category: '', description: '' },
    missing: {},
    busy: false,
  },

  async onLoad({ id }) {
    this.note('onLoad')
    if (!id) return
    this.id = Number(id)
    wx.setNavigationBarTitle({ title: '修改商品' })
    try {
      this.setData({ product: await products.find(this.id) })
    } catch (error) {
      problems.show(error)
    }
  },

  async submit(event) {
    const { name, price, stock, category, description } = event.detail.value
    const missing = { name: name.trim() === '', price: price === '' || !(Number(price) >= 0) }
    this.setData({ missing })
    if (missing.name || missing.price || this.data.busy) return
    const product = {
      name: name.trim(), price: Number(price), stock: Math.max(0, Math.round(Number(stock) || 0)), category, description,
    }
    this.setData({ busy: true })
    wx.showLoading({ title: '正在保存', mask: true })
    try {
      await (this.id ? products.update(this.id, product) : products.create(product))
    } catch (error) {
      problems.show(error)
      return this.setData({ busy: false })
    }
    wx.hideLoading()
    await wx.navigateBack()
    wx.showToast({ title: '已保存', icon: 'success' })
  },
})
