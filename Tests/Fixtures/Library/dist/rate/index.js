const { ui } = require('../common/ui')

ui({
  field: true,
  props: {
    value: { type: Number, value: 0 },
    count: { type: Number, value: 5 },
    readonly: Boolean,
  },
  methods: {
    onTap(event) {
      if (this.data.readonly) return
      const value = event.currentTarget.dataset.score + 1
      this.setData({ value })
      this.emit('change', value)
    },
  },
})
