const gallery = require('../../../behaviors/gallery')

Page({
  behaviors: [gallery],

  data: {
    shelves: [
      { name: '山', books: ['泰山', '华山', '衡山', '恒山', '嵩山'] },
      { name: '河', books: ['黄河', '长江', '淮河', '珠江'] },
    ],
    rows: ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'],
    days: ['周一', '周二', '周三', '周四', '周五', '周六', '周日', '又是周一', '又是周二', '又是周三'],
    target: '',
    slides: [
      { text: '第一张', kind: 'sea' },
      { text: '第二张', kind: 'leaf' },
      { text: '第三张', kind: 'sun' },
    ],
    current: 0,
    x: 0,
    isSheet: false,
    isAway: false,
  },

  // scroll-into-view 只在变化的时候起作用。
  jump(event) {
    this.setData({ target: event.currentTarget.dataset.target })
  },

  slide(event) {
    this.setData({ current: event.detail.current })
  },

  next() {
    this.setData({ current: (this.data.current + 1) % this.data.slides.length })
  },

  home() {
    this.setData({ x: this.data.x === 0 ? 0.1 : 0 })
  },

  turnSheet() {
    this.setData({ isSheet: !this.data.isSheet })
  },

  turnAway() {
    this.setData({ isAway: !this.data.isAway })
  },
})
