const journal = require('../../behaviors/journal')
const problems = require('../../modules/problems')
const products = require('../../modules/products')

const SIZE = 10

Page({
  behaviors: [journal],

  data: {
    list: [],
    total: 0,
    page: 0,
    keyword: '',
    // 'first'：还没有内容；'more'：在取下一页；'' 是闲着。
    loading: 'first',
    problem: '',
    skeletons: [0, 1, 2, 3, 4],
  },

  // 从详情或编辑页回来，内容可能变了。
  onShow() {
    this.note('onShow')
    this.reload()
  },

  async onPullDownRefresh() {
    await this.reload()
    wx.stopPullDownRefresh()
  },

  onReachBottom() {
    const { loading, list, total, page } = this.data
    if (loading === '' && list.length < total) return this.load(page + 1)
  },

  reload() {
    return this.load(1)
  },

  async load(page) {
    const turn = (this.turn = (this.turn || 0) + 1)
    this.setData({ loading: page === 1 && this.data.list.length === 0 ? 'first' : 'more', problem: '' })
    try {
      const { list, total } = await products.list(page, SIZE, this.data.keyword)
      // 晚到的旧回答不要了。
      if (turn !== this.turn) return
      this.setData({ list: page === 1 ? list : [...this.data.list, ...list], total, page, loading: '' })
    } catch (error) {
      if (turn !== this.turn) return
      this.setData({ loading: '', problem: problems.text(error) })
      problems.show(error)
    }
  },

  search(event) {
    this.setData({ keyword: event.detail.value.trim(), list: [] })
    return this.reload()
  },

  open(event) {
    wx.navigateTo({ url: `/pages/products/product/product?id=${event.currentTarget.dataset.id}` })
  },

  create() {
    wx.navigateTo({ url: '/pages/products/edit/edit' })
  },
})
