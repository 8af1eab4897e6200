const journal = require('../../../behaviors/journal')
const problems = require('../../../modules/problems')
const products = require('../../../modules/products')

Page({
  behaviors: [journal],

  data: {
    product: null,
    problem: '',
  },

  onLoad({ id }) {
    this.note('onLoad')
    this.id = Number(id)
  },

  onShow() {
    this.note('onShow')
    return this.load()
  },

  async load() {
    try {
      const product = await products.find(this.id)
      this.setData({ product, problem: '' })
      wx.setNavigationBarTitle({ title: product.name })
    } catch (error) {
      this.setData({ problem: problems.text(error) })
    }
  },

  edit() {
    wx.navigateTo({ url: `/pages/products/edit/edit?id=${this.id}` })
  },

  async remove() {
    const { confirm } = await wx.showModal({
      title: '删除商品',
      content: `「${this.data.product.name}」会被删除，不能恢复。`,
      confirmText: '删除',
    })
    if (!confirm) return
    wx.showLoading({ title: '正在删除', mask: true })
    try {
      await products.remove(this.id)
      wx.hideLoading()
      await wx.navigateBack()
      wx.showToast({ title: '已删除', icon: 'success' })
    } catch (error) {
      problems.show(error)
    }
  },
})
