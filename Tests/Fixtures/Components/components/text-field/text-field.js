const field = require('../../behaviors/field')

Component({
  behaviors: [field],

  properties: {
    value: String,
    placeholder: String,
  },

  // 旧的写法，和 lifetimes 一样有效。
  attached() {
    this.steps = this.steps.concat('text-field')
    console.log(this.steps.join(' '), JSON.stringify(this.data.state), this.describe())
  },

  methods: {
    input(event) {
      this.update(event.detail.value)
    },
  },
})
