// 聊天的连接：一次只有一个，断了会再连，没送到的按顺序排着，重连以后按序号补上错过的。
// 服务器的每一种帧写在 Sources/CloudServer/Chat/Chat.md。

const URL = 'wss://api.example.com/ws'
const PROTOCOL = 'termina.chat.v1'
const HEARTBEAT = 30000
const ANSWER = 10000
const FIRST_PAUSE = 3000
const LONGEST_PAUSE = 60000
const SAMPLES = 12

let lastID = 0

module.exports = class ChatLink {
  // hear(type, frame)：welcome joined message ack history presence typing read nick failed error；
  // change(state)：连接的状态变了。
  constructor({ room, hear, change }) {
    this.room = room
    this.hear = hear
    this.change = change
    this.state = 'closed'
    this.queue = []
    this.trips = []
    this.seq = undefined
    this.pauses = 0
    this.ended = true
    this.networkChanged = ({ isConnected }) => this.online(isConnected)
  }

  start() {
    if (!this.ended) return
    this.ended = false
    this.isOnline = true
    wx.onNetworkStatusChange(this.networkChanged)
    wx.getNetworkType({
      success: ({ networkType }) => { if (networkType === 'none') this.online(false) },
    })
    this.connect()
  }

  // 结束：没有定时器留下，也不再重连。
  end() {
    this.ended = true
    wx.offNetworkStatusChange(this.networkChanged)
    this.drop()
    this.set('closed')
  }

  // 网络没了就不试，回来了马上试。
  online(isOnline) {
    this.isOnline = isOnline
    if (this.ended) return
    if (!isOnline) {
      this.drop()
      this.set('offline')
    } else if (this.state === 'offline' || this.state === 'waiting') {
      this.connect()
    }
  }

  // 不等了，马上重连。
  hurry() {
    if (this.state === 'waiting') this.connect()
  }

  // 发一条；没有连上就排队。
  send(content, kind = 'text') {
    const message = { id: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}-${lastID += 1}`, content, kind }
    this.queue.push(message)
    this.push(message)
    return message
  }

  // 没送到的再送一次，还是原来的号：服务器不会当成两条。
  retry(message) {
    if (!this.queue.includes(message)) this.queue.push(message)
    this.push(message)
  }

  tell(frame) {
    if (this.state !== 'open') return false
    this.socket.send({ data: JSON.stringify({ room: this.room, ...frame }), fail: () => {} })
    return true
  }

  // 换一个房间：从头来。
  enter(room) {
    this.tell({ type: 'leave' })
    this.room = room
    this.seq = undefined
    this.isJoined = false
    this.queue = []
    this.tell({ type: 'join' })
  }

  // ---- 连接 ----

  async connect() {
    this.drop()
    this.set('connecting')
    const turn = this.turn = {}
    let token = ''
    try {
      token = await this.token()
    } catch (error) {
      if (this.turn === turn) this.lost()
      return
    }
    if (this.turn !== turn) return
    const socket = wx.connectSocket({
      url: URL, protocols: [PROTOCOL], header: { Authorization: 'Bearer ' + token }, timeout: 15000, tcpNoDelay: true,
      fail: () => { if (this.turn === turn) this.lost() },
    })
    this.socket = socket
    const only = (work) => (event) => { if (this.turn === turn) work(event) }
    socket.onOpen(only(() => this.opened()))
    socket.onMessage(only((event) => this.take(JSON.parse(event.data))))
    socket.onError(only(({ errMsg }) => { if (/401|403/.test(errMsg)) wx.removeStorageSync('token') }))
    socket.onClose(only(() => this.lost()))
  }

  // 令牌在存储里；没有就登录。
  async token() {
    const kept = wx.getStorageSync('token')
    if (kept) return kept
    const { code } = await wx.login()
    const { data } = await wx.request({ url: 'https://api.example.com/login', method: 'POST', data: { code } })
    if (!data || !data.token) throw new Error('no token')
    wx.setStorageSync('token', data.token)
    return data.token
  }

  opened() {
    this.set('open')
    this.tell({ type: 'join', since: this.seq })
    this.beat = setInterval(() => this.ping(), HEARTBEAT)
    this.ping()
  }

  ping() {
    this.asked = Date.now()
    this.tell({ type: 'ping', n: this.asked })
    clearTimeout(this.patience)
    this.patience = setTimeout(() => this.lost(), ANSWER)
  }

  // 连接没了：等一会儿再来，一次比一次久。
  lost() {
    if (this.ended) return
    this.drop()
    if (!this.isOnline) return this.set('offline')
    const pause = Math.min(FIRST_PAUSE * 1.5 ** this.pauses * (1 + Math.random() * 0.2), LONGEST_PAUSE)
    this.pauses = Math.min(this.pauses + 1, 20)
    this.retryAt = Date.now() + pause
    this.set('waiting')
    this.again = setTimeout(() => this.connect(), pause)
    this.countdown = setInterval(() => this.change(this.state), 1000)
  }

  // 放下手里的连接和每一个定时器。
  drop() {
    const { socket } = this
    this.turn = undefined
    this.socket = undefined
    this.isJoined = false
    clearInterval(this.beat)
    clearInterval(this.countdown)
    clearTimeout(this.patience)
    clearTimeout(this.again)
    for (const message of this.queue) this.forget(message)
    if (socket && socket.readyState !== 3) socket.close({ fail: () => {} })
  }

  set(state) {
    this.state = state
    this.change(state)
  }

  // ---- 帧 ----

  take(frame) {
    if (frame.room !== undefined && frame.room !== this.room) return
    switch (frame.type) {
      case 'pong': return this.ponged()
      case 'joined': return this.joined(frame)
      case 'since':
        this.hear('since', frame)
        this.catchUp(frame)
        return undefined
      case 'message': return this.message(frame)
      case 'ack': return this.acked(frame)
      case 'error':
        if (frame.of === 'message') this.failed(this.queue.find(({ id }) => id === frame.id), frame.message)
        break
      default:
    }
    this.hear(frame.type, frame)
  }

  ponged() {
    clearTimeout(this.patience)
    this.trips = [...this.trips, Math.max(0, Date.now() - this.asked)].slice(-SAMPLES)
    this.change(this.state)
  }

  joined(frame) {
    this.isJoined = true
    this.pauses = 0
    this.hear('joined', frame)
    this.catchUp(frame, this.seq === undefined)
    if (this.seq === undefined) this.seq = frame.seq
    for (const message of this.queue) this.push(message)
  }

  // 一页不够就再要一页。
  catchUp({ messages, more }, isFirst) {
    for (const { seq } of messages) this.seq = Math.max(this.seq || 0, seq)
    if (more && !isFirst) this.tell({ type: 'since', seq: this.seq })
  }

  // 号码跳了，说明中间丢了：补上再说。
  message(frame) {
    if (this.seq !== undefined && frame.seq > this.seq + 1) return this.tell({ type: 'since', seq: this.seq })
    this.seq = Math.max(this.seq || 0, frame.seq)
    return this.hear('message', frame)
  }

  acked(frame) {
    const message = this.queue.find(({ id }) => id === frame.id)
    if (!message) return
    this.forget(message)
    this.queue = this.queue.filter((other) => other !== message)
    if (frame.seq > this.seq + 1) this.tell({ type: 'since', seq: this.seq })
    else this.seq = Math.max(this.seq || 0, frame.seq)
    this.hear('ack', frame)
  }

  push(message) {
    if (!this.isJoined || !this.tell({ type: 'message', ...this.plain(message) })) return
    this.forget(message)
    message.timer = setTimeout(() => this.failed(message, '没有送到'), ANSWER)
  }

  plain({ id, content, kind }) {
    return { id, content, kind }
  }

  failed(message, reason) {
    if (!message) return
    this.forget(message)
    this.queue = this.queue.filter((other) => other !== message)
    this.hear('failed', { message, reason })
  }

  forget(message) {
    clearTimeout(message.timer)
  }
}
