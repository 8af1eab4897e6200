const { ui } = require('../common/ui')
const { useChildren } = require('../common/relation')

const children = useChildren('tab', function () {
  this.refresh()
})

ui({
  classes: ['tab-class', 'tab-active-class'],
  relations: children.relations,
  mixins: [children.mixin],
  props: {
    active: { type: null, value: 0, observer: 'refresh' },
  },
  data: {
    titles: [],
    current: 0,
  },
  methods: {
    refresh() {
      const { active } = this.data
      const current = Math.max(0, this.children.findIndex((child, index) => (child.data.name || index) === active))
      this.setData({ titles: this.children.map(({ data }) => ({ title: data.title, disabled: data.disabled })), current })
      this.children.forEach((child, index) => child.set({ isActive: index === current }))
    },

    onTap(event) {
      const { index } = event.currentTarget.dataset
      const child = this.children[index]
      if (child.data.disabled) {
        this.emit('disabled', { index })
        return
      }
      const name = child.data.name || index
      if (name !== this.data.active) this.setData({ active: name })
      this.emit('change', { name, title: child.data.title })
    },
  },
})
