const field = require('../../behaviors/field')
const computed = require('../../behaviors/computed')

Component({
  behaviors: [field, computed],

  properties: {
    value: { type: Number, value: 1 },
    most: { type: Number, optionalTypes: [String], value: 4 },
  },

  computed: {
    canAdd: {
      from: ['value', 'most'],
      get: (value, most) => value < Number(most),
    },
    canTake: {
      from: ['value'],
      get: (value) => value > 1,
    },
  },

  methods: {
    step(event) {
      // 点在两个按钮之间就没有 by。
      if (event.mark.by) this.update(this.data.value + event.mark.by)
    },
  },
})
