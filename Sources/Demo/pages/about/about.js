const journal = require('../../behaviors/journal')

Page({
  behaviors: [journal],

  data: {
    chapters: [
      { title: '首页', text: '计数器、特性和各处的入口' },
      { title: '表单', text: '每种控件一节，旁边是它此刻的值' },
      { title: '实验室', text: '页面栈的每一种跳转，预期和实际并排' },
      { title: '生命周期', text: '回调发生时逐个点亮' },
      { title: '组件', text: '插槽、行为、关系、监听与外部样式' },
      { title: '我的', text: '名片、设置和本地存储' },
    ],
    facts: [],
  },

  onLoad() {
    this.note('onLoad')
    this.refresh()
  },

  onResize() {
    this.refresh()
  },

  // 屏幕、系统和基础库的几件事。
  refresh() {
    const screen = wx.getWindowInfo()
    const device = wx.getDeviceInfo()
    const base = wx.getAppBaseInfo()
    this.setData({
      facts: [
        { label: '页面', value: `${screen.windowWidth} x ${screen.windowHeight} px` },
        { label: '系统', value: device.system },
        { label: '基础库', value: base.SDKVersion },
        { label: '语言', value: base.language },
        { label: '主题', value: base.theme || 'light' },
      ],
    })
  },

  back() {
    if (getCurrentPages().length > 1) wx.navigateBack()
    else wx.switchTab({ url: '/pages/home/home' })
  },
})
