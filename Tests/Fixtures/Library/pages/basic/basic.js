Page({
  data: {
    taps: 0,
    isBusy: false,
    tags: ['标签', '可以', '关掉'],
  },

  tap() {
    this.setData({ taps: this.data.taps + 1 })
  },

  work() {
    this.setData({ isBusy: true })
    setTimeout(() => this.setData({ isBusy: false }), 500)
  },

  close(event) {
    const { tag } = event.currentTarget.dataset
    this.setData({ tags: this.data.tags.filter((one) => one !== tag) })
  },
})
