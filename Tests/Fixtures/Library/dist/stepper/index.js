const { ui } = require('../common/ui')

ui({
  field: true,
  props: {
    value: { type: Number, value: 1 },
    min: { type: Number, value: 1 },
    max: { type: Number, value: 99 },
    step: { type: Number, value: 1 },
    integer: Boolean,
  },
  watch: {
    'value, min, max'(value, min, max) {
      const right = Math.max(min, Math.min(max, value))
      if (right !== value) this.setData({ value: right })
      this.setData({ isLeast: right <= min, isMost: right >= max })
    },
  },
  data: {
    isLeast: true,
    isMost: false,
  },
  methods: {
    change(value) {
      this.setData({ value })
      this.emit('change', this.data.value)
    },

    onTap(event) {
      const { type } = event.target.dataset
      if (!type) return
      const isOver = type === 'plus' ? this.data.isMost : this.data.isLeast
      if (isOver) this.emit('overlimit', type)
      else this.change(this.data.value + (type === 'plus' ? this.data.step : -this.data.step))
    },
  },
})
