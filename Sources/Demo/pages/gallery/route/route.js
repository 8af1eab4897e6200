const gallery = require('../../../behaviors/gallery')

Page({
  behaviors: [gallery],

  data: {
    links: [
      { type: 'navigate', text: '打开新的一页', url: '/pages/detail/detail?id=routes' },
      { type: 'redirect', text: '替换这一页', url: '/pages/gallery/text/text' },
      { type: 'switchTab', text: '到一个标签', url: '/pages/lab/lab' },
      { type: 'reLaunch', text: '关掉全部，从这里开始', url: '/pages/about/about' },
      { type: 'navigateBack', text: '返回上一页', url: '' },
    ],
    title: '导航',
    isBusy: false,
    size: 0,
    isDeep: false,
  },

  rename(event) {
    this.setData({ title: event.detail.value })
  },

  turnBusy(event) {
    this.setData({ isBusy: event.detail.value })
  },

  turnDeep(event) {
    this.setData({ isDeep: event.detail.value })
  },
})
