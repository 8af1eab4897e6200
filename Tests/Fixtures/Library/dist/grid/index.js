const { ui } = require('../common/ui')
const { useChildren } = require('../common/relation')

const children = useChildren('grid-item', function () {
  this.refresh()
})

ui({
  relations: children.relations,
  mixins: [children.mixin],
  props: {
    columnNum: { type: Number, value: 4, observer: 'refresh' },
    border: { type: Boolean, value: true },
  },
  methods: {
    refresh() {
      const { columnNum, border } = this.data
      this.children.forEach((child) => child.set({ width: `${100 / columnNum}%`, border }))
    },
  },
})
