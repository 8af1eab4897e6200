const todos = require('../../modules/todos')

Page({
  data: { list: [], title: '', writing: false, problem: '' },

  onLoad() {
    this.watcher = todos.watch(
      (list) => this.setData({ list, problem: '' }),
      ({ errMsg }) => this.setData({ problem: errMsg }),
    )
  },

  onUnload() {
    this.watcher.close()
  },

  // 键盘上的 n，见 termina.toml。
  write() {
    this.setData({ writing: true })
  },

  onInput(event) {
    this.setData({ title: event.detail.value })
  },

  onBlur() {
    this.setData({ writing: false })
  },

  add() {
    const title = this.data.title.trim()
    if (title === '') return undefined
    return this.attempt(async () => {
      await todos.add(title)
      this.setData({ title: '' })
    })
  },

  toggle(event) {
    return this.attempt(() => todos.toggle(this.item(event)))
  },

  remove(event) {
    return this.attempt(() => todos.remove(this.item(event)))
  },

  item(event) {
    return this.data.list[event.currentTarget.dataset.index]
  },

  async attempt(work) {
    try {
      await work()
    } catch ({ errMsg, message }) {
      wx.showToast({ title: errMsg || message, icon: 'none' })
    }
  },
})
