import withLibrary from '../../behaviors/library'
import { nextId } from '../../services/clock'

// 用 Component 写的页面：查询参数也是属性。
Component({
  behaviors: [withLibrary],

  properties: {
    id: String,
  },

  data: { book: null, from: '', at: '' },

  pageLifetimes: {
    show() {
      this.refresh()
    },
  },

  methods: {
    async onLoad() {
      this.getOpenerEventChannel().once('openedFrom', ({ page }) => this.setData({ from: page }))
      const library = await this.whenReady()
      wx.setNavigationBarTitle({ title: library.book(this.data.id)?.title ?? '没有这本书' })
    },

    async refresh() {
      const library = await this.whenReady()
      this.setData({ book: library.book(this.data.id) ?? null })
    },

    async edit({ currentTarget: { dataset } }) {
      const note = this.data.book.notes.find(({ id }) => id === dataset.id)
      const { eventChannel } = await wx.navigateTo({
        url: '/pages/editor/editor',
        events: {
          saved: ({ note, count }) => this.setData({ at: `第 ${count} 条，${note.kind}` }),
        },
      })
      eventChannel.emit('note', {
        bookId: this.data.id,
        note: note ?? { id: nextId(), kind: 'thought', text: '', tags: [] },
      })
    },
  },
})
