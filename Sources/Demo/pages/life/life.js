const journal = require('../../behaviors/journal')
const lamps = require('../../modules/lamps')

const SEQUENCE = 24

Page({
  behaviors: [journal],

  data: {
    hasProbe: true,
    groups: [],
    sequence: '',
    actions: [
      { id: 'open', text: '打开新页', openType: '' },
      { id: 'replace', text: '重新启动', openType: '' },
      { id: 'pull', text: '下拉刷新', openType: '' },
      { id: 'bottom', text: '滚到底', openType: '' },
      { id: 'share', text: '转发', openType: 'share' },
      { id: 'error', text: '抛出错误', openType: '' },
      { id: 'reject', text: '拒绝承诺', openType: '' },
      { id: 'clear', text: '全部熄灭', openType: '' },
    ],
  },

  onLoad() {
    this.light('onLoad')
    this.watcher = () => this.schedule()
    lamps.watch(this.watcher)
  },

  onShow() {
    this.light('onShow')
    this.isHidden = false
    this.schedule()
  },

  onReady() {
    this.light('onReady')
  },

  onHide() {
    this.isHidden = true
    this.light('onHide')
  },

  onUnload() {
    lamps.unwatch(this.watcher)
    this.isHidden = true
    this.light('onUnload')
  },

  onPullDownRefresh() {
    this.light('onPullDownRefresh')
    wx.stopPullDownRefresh()
  },

  onReachBottom() {
    this.light('onReachBottom')
  },

  onPageScroll() {
    this.light('onPageScroll')
  },

  onResize() {
    this.light('onResize')
  },

  onTabItemTap(item) {
    this.light('onTabItemTap')
    console.info('onTabItemTap', item.index, item.pagePath, item.text)
  },

  onShareAppMessage() {
    this.light('onShareAppMessage')
    return { title: '小程序的生命周期', path: '/pages/life/life?from=share' }
  },

  onShareTimeline() {
    this.light('onShareTimeline')
    return { title: '小程序的生命周期' }
  },

  onAddToFavorites() {
    this.light('onAddToFavorites')
    return { title: '小程序的生命周期' }
  },

  onSaveExitState() {
    this.light('onSaveExitState')
    return { data: { hasProbe: this.data.hasProbe } }
  },

  light(name) {
    this.note(name)
    lamps.light('page', name, Date.now() - getApp().startedAt)
  },

  // 一阵回调只画一次。
  schedule() {
    if (this.isHidden || this.isScheduled) return
    this.isScheduled = true
    wx.nextTick(() => {
      this.isScheduled = false
      if (!this.isHidden) this.setData({ groups: lamps.read(), sequence: lamps.sequence(SEQUENCE).join(' → ') })
    })
  },

  toggle(event) {
    this.setData({ hasProbe: event.detail.value })
  },

  act(event) {
    switch (event.currentTarget.dataset.id) {
      case 'open': return wx.navigateTo({ url: '/pages/about/about' })
      case 'replace': return wx.reLaunch({ url: '/pages/life/life' })
      case 'pull': return wx.startPullDownRefresh()
      case 'bottom': return wx.pageScrollTo({ scrollTop: 100000, duration: 0 })
      case 'error': throw new Error('这是故意抛出的，为了点亮 App.onError')
      case 'reject': return void Promise.reject(new Error('这是故意不处理的，为了点亮 App.onUnhandledRejection'))
      case 'clear':
        lamps.clear()
        return this.schedule()
      default: return undefined
    }
  },
})
