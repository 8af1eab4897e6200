module.exports = Behavior({
  methods: {
    emit(name, detail, options) {
      this.triggerEvent(name, detail, options)
    },

    // 合并成一次 setData；没有变化就不做。
    set(data) {
      const changed = Object.keys(data).filter((key) => data[key] !== this.data[key])
      if (changed.length === 0) return Promise.resolve()
      return new Promise((resolve) => {
        this.setData(data, resolve)
      })
    },

    // 量一个节点。
    rect(selector) {
      return new Promise((resolve) => {
        this.createSelectorQuery().select(selector).boundingClientRect(resolve).exec()
      })
    },
  },
})
