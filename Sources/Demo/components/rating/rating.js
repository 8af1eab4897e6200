// 点星评分；再点一次当前的星就清除。
Component({
  properties: {
    value: Number,
    max: { type: Number, value: 5 },
  },

  methods: {
    choose(event) {
      const { level } = event.currentTarget.dataset
      this.triggerEvent('change', { value: level === this.data.value ? 0 : level })
    },
  },
})
