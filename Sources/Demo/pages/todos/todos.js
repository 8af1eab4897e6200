const todos = require('../../modules/todos')

const FILTERS = [
  { value: 'all', text: '全部' },
  { value: 'active', text: '未完成' },
  { value: 'done', text: '已完成' },
]
const UNDO_TIME = 8000

Page({
  data: {
    filters: FILTERS,
    filter: 'all',
    tag: '',
    tags: [],
    search: '',
    pattern: '',
    wrong: '',
    list: [],
    total: { all: 0, open: 0 },
    state: 'connecting',
    cursor: 0,
    title: '',
    writing: false,
    searching: false,
    editing: '',
    draft: '',
    tagging: '',
    newTag: '',
    deleted: null,
  },

  onLoad() {
    this.network = ({ isConnected }) => this.setData({ state: isConnected ? 'connecting' : 'offline' }, () => {
      if (isConnected) this.listen()
    })
    wx.onNetworkStatusChange(this.network)
    const list = todos.remembered()
    if (list.length > 0) this.show(list)
    wx.getNetworkType({
      success: ({ networkType }) => {
        if (networkType === 'none') this.setData({ state: 'offline' })
        else this.listen()
      },
    })
  },

  onUnload() {
    wx.offNetworkStatusChange(this.network)
    this.stop()
    clearTimeout(this.undoTimer)
    this.isGone = true
  },

  // 实时：条件变了就重新看。

  listen() {
    this.stop()
    const { filter, tag, search } = this.data
    const query = todos.condition({ filter, tag, search })
    this.watcher = todos.watch(query, ({ docs }) => {
      this.show(docs)
      this.setData({ state: 'live' })
      if (filter === 'all' && tag === '' && search === '') todos.remember(docs)
      this.count()
    }, (error) => {
      console.error('监听失败', error.errMsg)
      if (!this.isGone) this.setData({ state: 'failed' })
    })
  },

  stop() {
    if (this.watcher) this.watcher.close()
    this.watcher = undefined
  },

  async count() {
    try {
      const total = await todos.count()
      if (!this.isGone) this.setData({ total })
    } catch (error) {
      console.warn('数不出来', error.errMsg)
    }
  },

  show(docs) {
    const list = docs.map((doc) => ({ ...doc, tags: doc.tags || [], time: clock(doc.createTime) }))
    // 筛选过的清单里标签不全：以前见过的留着。
    const { filter, tag, search } = this.data
    const isWhole = filter === 'all' && tag === '' && search === ''
    const known = isWhole ? [] : this.data.tags
    const tags = [...new Set([...known, ...list.flatMap((item) => item.tags)])].sort()
    const cursor = Math.max(0, Math.min(this.data.cursor, list.length - 1))
    // 云里数出来的准；没有连上，就数看得到的整个清单。
    const total = this.data.state === 'live' || !isWhole ? this.data.total
      : { all: list.length, open: list.filter((item) => !item.done).length }
    this.setData({ list, tags, cursor, total })
  },

  /** 做一件事；做不成就说一声，清单还是原来的样子。 */
  async attempt(work) {
    try {
      return await work()
    } catch (error) {
      console.error('没有做成', error.errMsg)
      wx.showToast({ title: '没有连上云', icon: 'none' })
      return undefined
    }
  },

  // 新增

  write() {
    this.setData({ writing: true })
  },

  onWrite(event) {
    this.setData({ title: event.detail.value })
  },

  onWritten() {
    this.setData({ writing: false })
  },

  async add() {
    const words = this.data.title.trim().split(/\s+/)
    const tags = words.filter((word) => /^#./.test(word)).map((word) => word.slice(1))
    const title = words.filter((word) => !/^#./.test(word)).join(' ')
    if (title === '') return
    const added = await this.attempt(() => todos.add(title, [...new Set(tags)]))
    if (added !== undefined) this.setData({ title: '', cursor: 0 })
  },

  // 选中的一件

  current() {
    return this.data.list[this.data.cursor]
  },

  next() {
    this.move(1)
  },

  previous() {
    this.move(-1)
  },

  move(step) {
    const { cursor, list } = this.data
    const place = Math.max(0, Math.min(cursor + step, list.length - 1))
    this.setData({ cursor: place })
    if (list.length > 8) wx.pageScrollTo({ selector: `#todo-${place}`, offsetTop: -160, duration: 0 })
  },

  select(event) {
    this.setData({ cursor: event.currentTarget.dataset.place })
  },

  toggle(event) {
    const item = event && event.currentTarget ? this.data.list[event.currentTarget.dataset.place] : this.current()
    if (event && event.currentTarget) this.select(event)
    if (item) this.attempt(() => todos.toggle(item))
  },

  // 修改

  startEdit(event) {
    if (event && event.currentTarget) this.select(event)
    const item = this.current()
    if (item) this.setData({ editing: item._id, draft: item.title, tagging: '' })
  },

  onDraft(event) {
    this.setData({ draft: event.detail.value })
  },

  async saveEdit() {
    const { editing, draft } = this.data
    const title = draft.trim()
    if (editing === '') return
    this.setData({ editing: '' })
    if (title !== '') await this.attempt(() => todos.edit(editing, { title }))
  },

  cancelEdit() {
    this.setData({ editing: '' })
  },

  // 标签

  startTag() {
    const item = this.current()
    if (item) this.setData({ tagging: item._id, newTag: '', editing: '' })
  },

  onTag(event) {
    this.setData({ newTag: event.detail.value })
  },

  async saveTag() {
    const { tagging, newTag, list } = this.data
    const name = newTag.trim().replace(/^#/, '')
    const item = list.find((one) => one._id === tagging)
    this.setData({ tagging: '' })
    if (!item || name === '' || item.tags.includes(name)) return
    await this.attempt(() => todos.pushTag(item._id, name))
  },

  cancelTag() {
    this.setData({ tagging: '' })
  },

  pullTag(event) {
    const { id, tag } = event.currentTarget.dataset
    this.attempt(() => todos.pullTag(id, tag))
  },

  untag() {
    const item = this.current()
    if (item && item.tags.length > 0) this.attempt(() => todos.pullTag(item._id, item.tags[item.tags.length - 1]))
  },

  // 删除与撤销

  async remove(event) {
    if (event && event.currentTarget) this.select(event)
    const item = this.current()
    if (!item) return
    const { time, ...doc } = item
    const done = await this.attempt(() => todos.remove(doc._id))
    if (done === undefined || done.stats.removed === 0) return
    clearTimeout(this.undoTimer)
    this.setData({ deleted: doc })
    this.undoTimer = setTimeout(() => this.setData({ deleted: null }), UNDO_TIME)
  },

  async undo() {
    const { deleted } = this.data
    if (!deleted) return
    clearTimeout(this.undoTimer)
    const done = await this.attempt(() => todos.restore(deleted))
    if (done !== undefined) this.setData({ deleted: null })
  },

  // 筛选与搜索

  pick(event) {
    this.filterBy({ filter: event.currentTarget.dataset.value })
  },

  turnFilter() {
    const place = FILTERS.findIndex((one) => one.value === this.data.filter)
    this.filterBy({ filter: FILTERS[(place + 1) % FILTERS.length].value })
  },

  pickTag(event) {
    const { tag } = event.currentTarget.dataset
    this.filterBy({ tag: tag === this.data.tag ? '' : tag })
  },

  find() {
    this.setData({ searching: true })
  },

  onSearch(event) {
    const pattern = event.detail.value
    this.setData({ pattern })
    clearTimeout(this.searchTimer)
    this.searchTimer = setTimeout(() => this.search(pattern), 200)
  },

  onSearched() {
    this.setData({ searching: false })
  },

  /** 正则写错了就说哪里错，清单不动。 */
  search(pattern) {
    if (this.isGone) return
    try {
      new RegExp(pattern)
    } catch (error) {
      this.setData({ wrong: '正则不完整' })
      return
    }
    this.setData({ wrong: '' })
    this.filterBy({ search: pattern })
  },

  filterBy(change) {
    this.setData({ ...change, cursor: 0 })
    if (this.data.state === 'offline') this.filterHere()
    else this.listen()
  },

  /** 没有网络时，在上一次看到的清单里筛选。 */
  filterHere() {
    const { filter, tag, search } = this.data
    const pattern = search === '' ? undefined : new RegExp(search, 'i')
    this.show(todos.remembered().filter((item) => (
      (filter === 'all' || item.done === (filter === 'done')) && (tag === '' || (item.tags || []).includes(tag))
      && (!pattern || pattern.test(item.title)))))
  },
})

/** 几点几分；不是今天就写月和日。 */
function clock(time) {
  if (!time) return ''
  const date = new Date(time)
  const two = (number) => String(number).padStart(2, '0')
  const isToday = date.toDateString() === new Date().toDateString()
  return isToday ? `${two(date.getHours())}:${two(date.getMinutes())}` : `${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
