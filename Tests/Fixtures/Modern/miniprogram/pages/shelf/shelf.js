import withLibrary from '../../behaviors/library'
import { measure } from '../../utils/wx'

Page({
  behaviors: [withLibrary],

  data: { books: [], height: 0 },

  async onShow() {
    const library = await this.whenReady()
    this.setData({ books: library.books.map(({ id, title, author, notes }) => ({ id, title, author, count: notes.length })) })
    const boxes = await measure(this, '.book')
    this.setData({ height: boxes.reduce((sum, { height }) => sum + height, 0) })
  },

  async onPullDownRefresh() {
    await this.onShow()
    wx.stopPullDownRefresh()
  },

  onAppear({ detail: { heading } }) {
    console.log('出现', heading)
  },

  async open({ currentTarget: { dataset: { id } } }) {
    const { eventChannel } = await wx.navigateTo({ url: `/pages/book/book?id=${id}` })
    eventChannel.emit('openedFrom', { page: this.route })
  },
})
