const gallery = require('../../../behaviors/gallery')

const MOST = 6

Page({
  behaviors: [gallery],

  data: {
    steps: [],
    path: [],
    offset: 0,
    marks: '',
    inner: 0,
    outer: 0,
  },

  // 事件的名字，接着前面的写。
  hear(event) {
    this.setData({ steps: [event.type, ...this.data.steps].slice(0, MOST) })
  },

  start(event) {
    this.from = { x: event.touches[0].clientX, offset: this.data.offset }
    this.hear(event)
  },

  move(event) {
    const offset = this.from.offset + event.touches[0].clientX - this.from.x
    this.setData({ offset: Math.max(0, Math.min(240, offset)) })
  },

  end(event) {
    this.hear(event)
  },

  // 向下捕获，再向上冒泡。
  pass(event) {
    const { name } = event.currentTarget.dataset
    this.setData({ path: [...this.data.path, name].slice(-4) })
  },

  begin(event) {
    this.setData({ path: [event.currentTarget.dataset.name] })
  },

  tapInner() {
    this.setData({ inner: this.data.inner + 1 })
  },

  tapOuter() {
    this.setData({ outer: this.data.outer + 1 })
  },

  readMarks(event) {
    const { mark, target } = event
    this.setData({ marks: `${mark.row} 行 ${mark.column} 列，data-full-name 是 ${target.dataset.fullName || ''}` })
  },
})
