Component({
  options: { multipleSlots: true, virtualHost: true },

  properties: {
    items: {
      type: Array,
      value: [],
    },
  },

  data: {
    first: '',
    visits: 0,
  },

  observers: {
    'items[0].name'(first) {
      this.setData({ first: first || '没有人' })
    },
  },

  pageLifetimes: {
    show() {
      this.setData({ visits: this.data.visits + 1 })
    },
  },
})
