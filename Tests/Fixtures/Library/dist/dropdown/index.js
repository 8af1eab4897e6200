const { ui } = require('../common/ui')
const { useChildren } = require('../common/relation')

const children = useChildren('dropdown-item', function () {
  this.refresh()
})

ui({
  relations: children.relations,
  mixins: [children.mixin],
  data: {
    items: [],
    open: -1,
  },
  methods: {
    refresh() {
      this.setData({
        items: this.children.map((child) => {
          const chosen = child.data.options.find(({ value }) => value === child.data.value)
          return child.data.title || (chosen ? chosen.text : '')
        }),
      })
    },

    onTap(event) {
      const { index } = event.currentTarget.dataset
      this.turn(this.data.open === index ? -1 : index)
    },

    turn(open) {
      this.setData({ open })
      this.children.forEach((child, index) => child.set({ isOpen: index === open }))
    },
  },
})
