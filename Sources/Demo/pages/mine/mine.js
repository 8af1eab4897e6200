const journal = require('../../behaviors/journal')
const drafts = require('../../modules/drafts')
const settings = require('../../modules/settings')

Page({
  behaviors: [journal],

  data: {
    name: '',
    about: '',
    theme: 'light',
    steps: [1, 5, 10],
    settings: settings.read(),
    usage: { currentSize: 0, limitSize: 0 },
    entries: [],
    key: '',
    text: '',
  },

  onShow() {
    this.note('onShow')
    this.refresh()
  },

  refresh() {
    const { name, about } = drafts.read()
    const { keys, currentSize, limitSize } = wx.getStorageInfoSync()
    const entries = keys.map((key) => ({ key, text: JSON.stringify(wx.getStorageSync(key)) }))
    this.setData({
      name,
      about,
      entries,
      usage: { currentSize, limitSize },
      settings: settings.read(),
      theme: wx.getAppBaseInfo().theme || 'light',
    })
  },

  setText(event) {
    return this.set(event, event.detail.value)
  },

  setNumber(event) {
    return this.set(event, Number(event.detail.value))
  },

  setFlag(event) {
    return this.set(event, event.detail.value)
  },

  async set(event, value) {
    await settings.write(event.currentTarget.dataset.name, value)
    this.refresh()
  },

  edit(event) {
    this.setData({ [event.currentTarget.dataset.name]: event.detail.value })
  },

  async add() {
    const { key, text } = this.data
    if (key.trim() === '') return
    try {
      await wx.setStorage({ key: key.trim(), data: text })
    } catch (error) {
      wx.showToast({ title: error.errMsg, icon: 'none' })
      return
    }
    this.setData({ key: '', text: '' })
    this.refresh()
  },

  async remove(event) {
    await wx.removeStorage({ key: event.currentTarget.dataset.key })
    this.refresh()
  },

  async clear() {
    const { confirm } = await wx.showModal({
      title: '清除数据',
      content: '设置、评分和草稿都会删除，不能恢复。',
      confirmText: '清除',
    })
    if (!confirm) return
    wx.showLoading({ title: '正在清除', mask: true })
    try {
      await wx.clearStorage()
    } finally {
      wx.hideLoading()
    }
    this.refresh()
    wx.showToast({ title: '已清除', icon: 'success' })
  },
})
