const journal = require('../../behaviors/journal')
const drafts = require('../../modules/drafts')

Page({
  behaviors: [journal],

  data: {
    name: '',
    about: '',
    facts: [],
    usage: { keys: [], currentSize: 0, limitSize: 0 },
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

  onResize() {
    this.refresh()
  },

  refresh() {
    const { name, about } = drafts.read()
    const { keys, currentSize, limitSize } = wx.getStorageInfoSync()
    this.setData({ name, about, facts: this.facts(), usage: { keys, currentSize, limitSize } })
  },

  // 屏幕、系统和基础库的几件事。
  facts() {
    const screen = wx.getWindowInfo()
    const device = wx.getDeviceInfo()
    const base = wx.getAppBaseInfo()
    return [
      { id: 'size', label: '页面', value: `${screen.windowWidth} x ${screen.windowHeight} px` },
      { id: 'system', label: '系统', value: device.system },
      { id: 'version', label: '基础库', value: base.SDKVersion },
      { id: 'language', label: '语言', value: base.language },
      { id: 'theme', label: '主题', value: base.theme || 'light' },
    ]
  },

  async clear() {
    const { confirm } = await wx.showModal({ title: '清除数据', content: '评分和草稿都会删除，不能恢复。', confirmText: '清除' })
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
