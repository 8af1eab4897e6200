// 有名字、有标签的东西。
module.exports = Behavior({
  properties: {
    label: { type: String, value: '没有标签' },
  },

  data: {
    state: { touched: false, from: 'labelled' },
  },

  lifetimes: {
    attached() {
      this.steps = (this.steps || []).concat('labelled')
    },
  },

  methods: {
    describe() {
      return `labelled ${this.data.label}`
    },
  },
})
