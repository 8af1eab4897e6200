import { library } from './services/library'

wx.onUnhandledRejection(({ reason }) => console.error('没有处理的拒绝', reason))

App({
  library,

  async onLaunch({ path }) {
    this.entry = path
    this.ready = library.open()
    await this.ready
    console.info(`打开了 ${library.books.length} 本书`)
  },

  onPageNotFound({ path }) {
    console.warn('没有这一页', path)
    wx.switchTab({ url: '/pages/shelf/shelf' })
  },
})
