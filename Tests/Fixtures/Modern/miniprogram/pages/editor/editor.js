import { showModal } from '../../utils/wx'
import { words } from '../../utils/text'
import withLibrary from '../../behaviors/library'

Page({
  behaviors: [withLibrary],

  data: {
    note: { text: '', kind: 'thought', tags: [] },
    kinds: { thought: '想法', quote: '摘抄' },
    tags: [],
    wordCount: 0,
  },

  onLoad() {
    this.channel = this.getOpenerEventChannel()
    this.channel.on('note', async ({ bookId, note }) => {
      this.bookId = bookId
      const library = await this.whenReady()
      this.setData({ note, tags: library.tags, wordCount: [...words(note.text)].length })
    })
  },

  onText({ detail: { value } }) {
    this.setData({ 'note.text': value, wordCount: [...words(value)].length })
  },

  onKind({ detail: { value } }) {
    this.setData({ 'note.kind': value })
  },

  onTags({ detail: { selected } }) {
    this.setData({ 'note.tags': selected })
  },

  async save() {
    const { note } = this.data
    if (!note.text.trim()) {
      await showModal({ title: '还没有写', content: '写几个字再保存。', showCancel: false })
      return
    }
    const library = await this.whenReady()
    const count = await library.save(this.bookId, note)
    this.channel.emit('saved', { note, count })
    await wx.navigateBack()
  },
})
