const field = require('../../behaviors/field')
const choosable = require('../../behaviors/choosable')

Component({
  behaviors: [field],

  properties: {
    value: Array,
  },

  relations: {
    choosable: {
      type: 'descendant',
      target: choosable,
      linked() {
        this.mark()
      },
    },
  },

  observers: {
    'value.**'() {
      this.mark()
    },
  },

  methods: {
    mark() {
      const items = this.getRelationNodes('choosable') || []
      const { value } = this.data
      this.groupSetData(() => {
        items.forEach((item) => item.setData({ isChosen: value.indexOf(item.data.value) >= 0 }))
      })
    },

    toggle(event) {
      const { value } = this.data
      const chosen = event.detail.value
      this.update(value.includes(chosen) ? value.filter((one) => one !== chosen) : value.concat(chosen))
    },
  },
})
