const labelled = require('./labelled')

// 表单里的一项：值由 wx://form-field 收走，改动由 change 说出。
module.exports = Behavior({
  behaviors: ['wx://form-field', labelled],

  properties: {
    required: Boolean,
  },

  data: {
    state: { from: 'field' },
    message: '',
  },

  observers: {
    'value, required'(value, required) {
      const isEmpty = value === null || value === undefined || value === '' || value.length === 0
      this.setData({ message: required && isEmpty && this.data.state.touched ? `请填写${this.data.label}` : '' })
    },
  },

  lifetimes: {
    attached() {
      this.steps = (this.steps || []).concat('field')
    },
  },

  methods: {
    describe() {
      return `field ${this.data.label}`
    },

    update(value) {
      this.setData({ 'state.touched': true })
      this.setData({ value })
      this.triggerEvent('change', { value })
    },

    // 有没有填好。
    check() {
      this.setData({ 'state.touched': true, value: this.data.value })
      return this.data.message === ''
    },
  },
})
