// 加减一个数：说出新的值，由页面决定是否采用。
Component({
  properties: {
    value: Number,
    min: Number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
  },

  methods: {
    less() {
      this.change(-this.data.step)
    },

    more() {
      this.change(this.data.step)
    },

    change(step) {
      const { value, min, max } = this.data
      const next = Math.min(max, Math.max(min, value + step))
      if (next !== value) this.triggerEvent('change', { value: next })
    },
  },
})
