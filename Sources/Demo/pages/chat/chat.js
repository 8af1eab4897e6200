const ChatLink = require('../../modules/chat-link')
const { clock, day, parts, sparkline } = require('../../modules/chat-text')

const HOME = 'termina'
const TAB = 4
const COMMANDS = '/me 动作　/nick 名字　/join 房间'
// 一次画出多少条：留在最下面时，再早的先不画，往上翻再画。
const WINDOW = 40
const PAGE = 40
// 离最下面不到这么多像素，就还是在最下面。
const SLACK = 24

const isSame = (row, other) => other !== undefined && Object.keys(row).every((key) => row[key] === other[key])

Page({
  data: {
    room: HOME,
    rows: [],
    draft: '',
    writing: false,
    status: { mark: '○', text: '未连接', tone: 'muted', trips: '' },
    members: 0,
    typing: '',
    into: '',
    unseen: 0,
    hasMore: false,
    isLoading: false,
  },

  onLoad() {
    this.clear()
    this.names = {}
    this.read = 0
    this.atBottom = true
    this.isShown = true
    this.link = new ChatLink({
      room: HOME,
      hear: (type, frame) => { if (this[`on_${type}`]) this[`on_${type}`](frame) },
      change: () => this.showState(),
    })
    this.link.start()
  },

  onReady() {
    wx.createSelectorQuery().select('.list').boundingClientRect((box) => {
      // 列表以外的，状态、草稿，有多高。
      this.around = wx.getWindowInfo().windowHeight - box.height
    }).exec()
  },

  onShow() {
    this.isShown = true
    if (this.atBottom) this.seen()
  },

  onHide() {
    this.isShown = false
  },

  onUnload() {
    clearTimeout(this.typingTimer)
    this.link.end()
  },

  // ---- 服务器说的 ----

  on_welcome({ user, name }) {
    this.user = user
    this.names[user] = name
    for (const message of this.messages) if (message.own) message.user = user
  },

  clear() {
    this.messages = []
    this.known = new Map()
    this.from = 0
    this.reads = {}
  },

  on_joined(frame) {
    for (const { user, name, read } of frame.members) {
      this.names[user] = name
      this.reads[user] = Math.max(read || 0, this.reads[user] || 0)
    }
    this.online = new Set(frame.members.map(({ user }) => user))
    const isFirst = this.messages.every(({ seq }) => seq === undefined)
    if (isFirst) {
      this.read = frame.read
      this.line = frame.read > 0 && frame.seq > frame.read ? frame.read : undefined
      this.hasOlder = frame.more
    }
    this.add(frame.messages)
    this.setData({ members: this.online.size })
  },

  on_since({ messages }) {
    this.add(messages)
  },

  on_message(frame) {
    this.add([frame])
    if (this.data.typing) this.setData({ typing: '' })
  },

  on_ack({ id, seq, time }) {
    const message = this.own(id)
    if (!message) return
    Object.assign(message, { seq, time, state: 'sent' })
    this.place(message)
    this.show()
    if (this.atBottom && this.isShown) this.seen()
  },

  on_failed({ message, reason }) {
    const own = this.own(message.id)
    if (!own) return
    Object.assign(own, { state: 'failed', reason })
    this.show()
  },

  on_history({ messages, more }) {
    const top = this.messages[0]
    this.hasOlder = more
    this.setData({ isLoading: false })
    this.add(messages, { keepsPlace: true })
    this.stay(top)
  },

  // 翻出更早的以后，还停在原来那一条。
  stay(message) {
    if (message) this.setData({ into: '' }, () => this.setData({ into: this.anchor(message) }))
  },

  on_presence({ user, name, online }) {
    this.names[user] = name
    if (!this.online) return
    if (online) this.online.add(user)
    else this.online.delete(user)
    this.setData({ members: this.online.size })
  },

  on_typing({ user, name, on }) {
    if (user === this.user) return
    clearTimeout(this.typingTimer)
    this.setData({ typing: on ? `${name} 正在输入…` : '' })
    if (on) this.typingTimer = setTimeout(() => this.setData({ typing: '' }), 5000)
  },

  // 别人看到哪里了。
  on_read({ user, seq }) {
    if (user === this.user) return
    this.reads[user] = Math.max(seq, this.reads[user] || 0)
    this.show()
  },

  on_nick({ user, name }) {
    this.names[user] = name
    for (const message of this.messages) if (message.user === user) message.name = name
    this.show()
  },

  on_error({ of, message }) {
    if (of !== 'message') wx.showToast({ title: message, icon: 'none' })
  },

  // ---- 消息 ----

  // 收下一些；每条只收一次，按序号排。
  add(list, { keepsPlace = false } = {}) {
    let fresh = 0
    for (const frame of list) {
      const own = frame.user === this.user
      const found = this.known.get(this.anchor({ ...frame, own }))
      if (found) Object.assign(found, { seq: frame.seq, time: frame.time, state: 'sent' })
      this.place(found || { ...frame, own, state: 'sent' })
      if (!own && !found && frame.seq > this.read) fresh += 1
    }
    if (fresh > 0 && !keepsPlace && !(this.isShown && this.atBottom)) {
      if (this.data.unseen === 0) this.line = this.read
      this.setData({ unseen: this.data.unseen + fresh })
      this.badge()
    }
    this.show()
    if (keepsPlace) return
    if (this.atBottom) this.toBottom()
    if (this.isShown && this.atBottom) this.seen()
  },

  // 号是各人自己的，别人的可以一样。
  own(id) {
    return this.known.get(this.anchor({ own: true, id }))
  },

  anchor({ own, user, id }) {
    return `m-${own ? 'own' : user}-${id}`
  },

  // 放到它的位置：送到的按序号，还没送到的按写下的先后排在后面。从后面找起，多半就在最后。
  place(message) {
    const { messages } = this
    const key = this.anchor(message)
    if (this.known.has(key)) messages.splice(messages.lastIndexOf(message), 1)
    this.known.set(key, message)
    let at = messages.length
    while (at > 0 && this.isLater(messages[at - 1], message)) at -= 1
    messages.splice(at, 0, message)
  },

  isLater(one, other) {
    if (one.seq !== undefined && other.seq !== undefined) return one.seq > other.seq
    if (one.seq !== undefined || other.seq !== undefined) return other.seq !== undefined
    return one.order > other.order
  },

  // 发送中、送到了、有人看过。
  sign({ own, user, seq, state }) {
    if (!own || state === 'failed') return ''
    if (state === 'sending') return '…'
    return Object.keys(this.reads).some((other) => other !== user && this.reads[other] >= seq) ? '✓✓' : '✓'
  },

  // 一行一行：日期、新消息的线、气泡。
  show() {
    const rows = []
    const now = Date.now()
    let lastDay = ''
    let lastUser = ''
    let hasLine = this.line === undefined
    if (this.atBottom && this.messages.length - this.from > 2 * WINDOW) this.from = this.messages.length - WINDOW
    for (const message of this.messages.slice(this.from)) {
      const date = day(message.time, now)
      if (date !== lastDay) rows.push({ key: `d-${message.time}`, type: 'day', text: date })
      if (!hasLine && message.seq > this.line && !message.own) {
        hasLine = true
        rows.push({ key: 'line', type: 'line', text: '以下是新消息' })
        lastUser = ''
      }
      const name = this.names[message.user] || message.name
      const id = this.anchor(message)
      if (!message.parts) message.parts = parts(message.content)
      rows.push({
        key: id, id, message: message.id, type: message.kind === 'me' ? 'me' : 'bubble',
        own: message.own, name, showsName: date !== lastDay || message.user !== lastUser, parts: message.parts,
        time: clock(message.time), state: message.state, sign: this.sign(message), reason: message.reason,
      })
      lastDay = date
      lastUser = message.kind === 'me' ? '' : message.user
    }
    this.paint(rows, Boolean(this.hasOlder) || this.from > 0)
  },

  // 只设变了的行：多半是最后多了一行，或者一行换了记号。
  paint(rows, hasMore) {
    const old = this.data.rows
    const changes = hasMore === this.data.hasMore ? {} : { hasMore }
    if (rows.length < old.length || old.some(({ key }, index) => key !== rows[index].key)) changes.rows = rows
    else rows.forEach((row, index) => { if (!isSame(row, old[index])) changes[`rows[${index}]`] = row })
    if (Object.keys(changes).length > 0) this.setData(changes)
  },

  // 看到最后一条了：记下来，标签上的数没了。
  seen() {
    const sent = this.messages.findLast(({ seq }) => seq !== undefined)
    const last = sent ? sent.seq : 0
    if (last > this.read) {
      this.read = last
      this.link.tell({ type: 'read', seq: last })
    }
    if (this.data.unseen > 0) {
      this.setData({ unseen: 0 })
      this.badge()
    }
  },

  badge() {
    const { unseen } = this.data
    if (unseen > 0) wx.setTabBarBadge({ index: TAB, text: unseen > 99 ? '99+' : String(unseen), fail: () => {} })
    else wx.removeTabBarBadge({ index: TAB, fail: () => {} })
  },

  toBottom() {
    const last = this.messages[this.messages.length - 1]
    if (last) this.setData({ into: this.anchor(last) })
  },

  // ---- 连接的样子 ----

  showState() {
    const { state, trips, retryAt, queue } = this.link
    const waiting = queue.length > 0 ? `，${queue.length} 条待发` : ''
    const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000))
    const looks = {
      open: { mark: '●', text: trips.length > 0 ? `已连接 ${trips[trips.length - 1]} ms` : '已连接', tone: 'accent' },
      connecting: { mark: '◌', text: '正在连接…' + waiting, tone: 'info' },
      waiting: { mark: '○', text: `${seconds} 秒后重连${waiting}，r 或空行回车马上`, tone: 'warning' },
      offline: { mark: '×', text: '没有网络' + waiting, tone: 'warning' },
      closed: { mark: '○', text: '未连接', tone: 'muted' },
    }
    this.setData({ status: { ...looks[state], state, trips: state === 'open' ? sparkline(trips) : '' } })
  },

  // 键盘上的 r，见 termina.toml。
  hurry() {
    this.link.hurry()
  },

  // ---- 人做的 ----

  onInput(event) {
    const { value } = event.detail
    this.data.draft = value
    const now = Date.now()
    if (value && now - (this.typedAt || 0) > 3000) {
      this.typedAt = now
      this.link.tell({ type: 'typing', on: true })
    } else if (!value && this.typedAt) {
      this.typedAt = 0
      this.link.tell({ type: 'typing', on: false })
    }
  },

  // 键盘上的 n。
  write() {
    this.setData({ writing: true })
  },

  onWritten() {
    this.setData({ writing: false })
  },

  onSend() {
    // 行尾的反斜杠是换行。
    if (this.data.draft.endsWith('\\')) {
      this.setData({ draft: this.data.draft.slice(0, -1) + '\n' })
      return
    }
    const draft = this.data.draft.trim()
    if (!draft) return this.hurry()
    this.setData({ draft: '' })
    this.typedAt = 0
    if (draft[0] === '/' && draft[1] !== '/') this.command(draft)
    else this.say(draft.replace(/^\/\//, '/'), 'text')
  },

  command(draft) {
    const [, name, rest = ''] = /^\/(\S*)\s*([^]*)$/.exec(draft)
    const words = rest.trim()
    if (name === 'me' && words) this.say(words, 'me')
    else if (name === 'nick' && words) {
      if (!this.link.tell({ type: 'nick', name: words })) wx.showToast({ title: '还没有连上', icon: 'none' })
    } else if (name === 'join' && words) this.join(words)
    else wx.showToast({ title: COMMANDS, icon: 'none' })
  },

  say(content, kind) {
    this.order = (this.order || 0) + 1
    const { id } = this.link.send(content, kind)
    this.place({ id, content, kind, own: true, user: this.user, time: Date.now(), state: 'sending', order: this.order })
    this.atBottom = true
    this.line = undefined
    this.show()
    this.toBottom()
    this.showState()
  },

  join(room) {
    this.clear()
    this.hasOlder = false
    this.line = undefined
    this.read = 0
    this.atBottom = true
    this.link.enter(room)
    this.setData({ room, unseen: 0, typing: '' })
    this.badge()
    this.show()
  },

  onRetry(event) {
    const message = this.own(event.currentTarget.dataset.id)
    if (!message || message.state !== 'failed') return
    message.state = 'sending'
    this.link.retry({ id: message.id, content: message.content, kind: message.kind })
    this.show()
  },

  onLink(event) {
    const { link } = event.currentTarget.dataset
    wx.setClipboardData({ data: link })
  },

  // 终端变高时列表自己也会往上挪：还在最下面，就不算往回翻。
  onScroll({ detail: { deltaY, scrollTop, scrollHeight } }) {
    if (!(deltaY > 0)) return
    const height = wx.getWindowInfo().windowHeight - this.around
    if (!(scrollHeight - scrollTop <= height + SLACK)) this.atBottom = false
  },

  onResize() {
    if (this.atBottom) this.setData({ into: '' }, () => this.toBottom())
  },

  onBottom() {
    this.atBottom = true
    if (this.isShown) this.seen()
  },

  onTop() {
    const top = this.messages[this.from]
    if (!top || this.data.isLoading || !this.data.hasMore) return
    this.atBottom = false
    if (this.from > 0) {
      this.from = Math.max(0, this.from - PAGE)
      this.show()
      this.stay(top)
      return
    }
    const first = this.messages.find(({ seq }) => seq !== undefined)
    if (!first) return
    this.setData({ isLoading: this.link.tell({ type: 'history', before: first.seq }) })
  },

  onNew() {
    this.atBottom = true
    this.setData({ into: '' }, () => this.toBottom())
    this.seen()
  },
})
