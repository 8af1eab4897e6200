const { ui } = require('../common/ui')
const { useParent } = require('../common/relation')

const parent = useParent('dropdown')

ui({
  field: true,
  relations: parent.relations,
  mixins: [parent.mixin],
  props: {
    title: String,
    value: { type: null, observer: 'tell' },
    options: { type: Array, value: [], observer: 'tell' },
  },
  data: {
    isOpen: false,
  },
  methods: {
    tell() {
      if (this.parent) this.parent.refresh()
    },

    onChoose(event) {
      const { value } = event.currentTarget.dataset
      this.parent.turn(-1)
      if (value === this.data.value) return
      this.setData({ value })
      this.emit('change', value)
    },
  },
})
