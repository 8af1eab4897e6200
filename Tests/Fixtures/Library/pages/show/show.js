Page({
  data: {
    open: ['first'],
    only: '0',
    places: [
      { icon: '✉', text: '消息', badge: 5 },
      { icon: '☆', text: '收藏' },
      { icon: '♫', text: '音乐' },
      { icon: '⚙', text: '设置', badge: '新' },
    ],
    place: '',
    steps: [{ text: '下单', desc: '昨天' }, { text: '发货', desc: '今天' }, { text: '签收' }],
    active: 1,
    percentage: 40,
  },

  turn(event) {
    this.setData({ open: event.detail })
  },

  turnOnly(event) {
    this.setData({ only: event.detail })
  },

  visit(event) {
    this.setData({ place: this.data.places[event.detail.index].text })
  },

  next() {
    this.setData({ active: (this.data.active + 1) % 4, percentage: Math.min(100, this.data.percentage + 20) })
  },
})
