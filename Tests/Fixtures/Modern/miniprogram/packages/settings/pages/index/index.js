import wxp from '../../../../utils/wx'

Page({
  data: { keys: [] },

  onShow() {
    this.setData({ keys: wx.getStorageInfoSync().keys })
  },

  async clear() {
    const { confirm } = await wxp.showModal({ title: '清空', content: '写过的笔记都会丢失。' })
    if (!confirm) return
    wx.clearStorageSync()
    this.onShow()
  },
})
