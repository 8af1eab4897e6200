const { ui } = require('../common/ui')
const { useChildren } = require('../common/relation')

const children = useChildren('collapse-item', function () {
  this.refresh()
})

ui({
  relations: children.relations,
  mixins: [children.mixin],
  props: {
    value: { type: null, observer: 'refresh' },
    accordion: Boolean,
  },
  methods: {
    refresh() {
      const { value, accordion } = this.data
      this.children.forEach((child, index) => {
        const name = child.data.name || String(index)
        const isOpen = accordion ? value === name : (value || []).indexOf(name) >= 0
        child.set({ isOpen, key: name })
      })
    },

    toggle(name) {
      const { value, accordion } = this.data
      const isOpen = accordion ? value === name : value.includes(name)
      let next = isOpen ? '' : name
      if (!accordion) next = isOpen ? value.filter((one) => one !== name) : [...value, name]
      this.emit('change', next)
    },
  },
})
