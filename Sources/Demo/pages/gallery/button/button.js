const gallery = require('../../../behaviors/gallery')

const LOAD_FOR = 1500

Page({
  behaviors: [gallery],

  data: {
    count: 0,
    isLoading: false,
    types: [
      { type: 'primary', text: '主要' },
      { type: 'default', text: '默认' },
      { type: 'warn', text: '警告' },
    ],
    openTypes: [
      { type: 'share', text: '转发' },
      { type: 'feedback', text: '意见反馈' },
      { type: 'openSetting', text: '打开设置' },
      { type: 'contact', text: '客服会话' },
      { type: 'getPhoneNumber', text: '手机号' },
      { type: 'chooseAvatar', text: '选择头像' },
    ],
  },

  onUnload() {
    clearTimeout(this.timer)
  },

  onShareAppMessage(event) {
    this.setData({ last: `onShareAppMessage from ${event.from}` })
    return { title: '按钮画廊', path: '/pages/gallery/button/button' }
  },

  press() {
    this.setData({ count: this.data.count + 1 })
  },

  load() {
    if (this.data.isLoading) return
    this.setData({ isLoading: true })
    this.timer = setTimeout(() => this.setData({ isLoading: false }), LOAD_FOR)
  },
})
