const { meaning } = require('../../modules/cloud')
const files = require('../../modules/cloud-files')
const journal = require('../../behaviors/journal')

Page({
  behaviors: [journal],

  data: {
    text: '',
    writing: false,
    // 上传到百分之几；不在上传是 -1。
    percent: -1,
    list: [],
    cursor: 0,
    // 每个文件说的一句话，按编号：{ kind: 'link' | 'path' | 'text' | 'problem', text }。
    notes: {},
  },

  onLoad() {
    this.note('onLoad')
    this.show(files.list())
  },

  show(list) {
    const cursor = Math.max(0, Math.min(this.data.cursor, list.length - 1))
    this.setData({
      cursor,
      list: list.map((file) => ({ ...file, amount: amount(file.size), sign: file.kind === 'text' ? '≡' : '▣' })),
    })
  },

  // 上传

  write() {
    this.setData({ writing: true })
  },

  onText(event) {
    this.setData({ text: event.detail.value })
  },

  onWritten() {
    this.setData({ writing: false })
  },

  async sendText() {
    const text = this.data.text.trim()
    if (text === '') return
    const isSent = await this.send((tell) => files.uploadText(text, tell))
    if (isSent) this.setData({ text: '' })
  },

  async sendPicture() {
    let file
    try {
      [file] = (await wx.chooseMedia({ count: 1, mediaType: ['image'] })).tempFiles
    } catch (error) {
      // 没有选，就什么都不做。
      return
    }
    await this.send((tell) => (
      files.upload({ path: file.tempFilePath, folder: 'images', kind: 'image', size: file.size }, tell)))
  },

  async send(work) {
    if (this.data.percent >= 0) return false
    this.setData({ percent: 0 })
    try {
      const list = await work((percent) => this.setData({ percent }))
      this.setData({ cursor: 0 })
      this.show(list)
      wx.showToast({ title: '已上传', icon: 'success' })
      return true
    } catch (error) {
      console.error('上传失败', error.errMsg)
      wx.showToast({ title: meaning(error), icon: 'none' })
      return false
    } finally {
      this.setData({ percent: -1 })
    }
  },

  // 选中的一个

  next() {
    this.setData({ cursor: Math.max(0, Math.min(this.data.cursor + 1, this.data.list.length - 1)) })
  },

  previous() {
    this.setData({ cursor: Math.max(0, this.data.cursor - 1) })
  },

  /** 点了哪一个就是哪一个，按键时是选中的那一个。 */
  chosen(event) {
    if (event && event.currentTarget) this.setData({ cursor: event.currentTarget.dataset.place })
    return this.data.list[this.data.cursor]
  },

  say(fileID, kind, text) {
    this.setData({ notes: { ...this.data.notes, [fileID]: { kind, text } } })
  },

  async attempt(file, work) {
    if (!file) return
    try {
      await work(file)
    } catch (error) {
      console.error('没有做成', error.errMsg)
      this.say(file.fileID, 'problem', meaning(error))
    }
  },

  link(event) {
    return this.attempt(this.chosen(event), async ({ fileID }) => {
      const { url, status, errMsg, maxAge } = (await files.links([fileID]))[fileID]
      if (status !== 0) throw { errCode: status, errMsg }
      this.say(fileID, 'link', url)
      wx.showToast({ title: `${maxAge / 3600} 小时内有效`, icon: 'none' })
    })
  },

  copy(event) {
    const { kind, text } = this.data.notes[event.currentTarget.dataset.id]
    if (kind === 'link') wx.setClipboardData({ data: text })
  },

  download(event) {
    return this.attempt(this.chosen(event), async ({ fileID, kind }) => {
      const path = await files.download(fileID)
      if (kind !== 'text') return this.say(fileID, 'path', path)
      this.say(fileID, 'text', wx.getFileSystemManager().readFileSync(path, 'utf8'))
    })
  },

  remove(event) {
    return this.attempt(this.chosen(event), async ({ fileID }) => {
      this.show(await files.remove(fileID))
      wx.showToast({ title: '已删除', icon: 'success' })
    })
  },
})

/** 多大，一眼能看懂。 */
function amount(size) {
  return size < 1024 ? `${size} B` : size < 1 << 20 ? `${(size / 1024).toFixed(1)} kB` : `${(size / (1 << 20)).toFixed(1)} MB`
}
