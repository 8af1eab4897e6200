import withLibrary from '../../behaviors/library'

const { excerpt } = require('../../services/clock')

Page({
  behaviors: [withLibrary],

  data: { part: '', tags: [], selected: [], found: [] },

  async onShow() {
    const { tags } = await this.whenReady()
    this.setData({ tags })
    await this.search()
  },

  async onInput({ detail: { value } }) {
    this.setData({ part: value })
    await this.search()
  },

  async onSelect({ detail: { selected } }) {
    this.setData({ selected })
    await this.search()
  },

  async search() {
    const library = await this.whenReady()
    const { part, selected } = this.data
    const found = library.search(part.trim(), selected).map((note) => ({ ...note, text: excerpt(note.text, 12) }))
    this.setData({ found })
  },
})
