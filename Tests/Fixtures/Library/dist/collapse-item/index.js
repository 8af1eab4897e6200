const { ui } = require('../common/ui')
const { useParent } = require('../common/relation')

const parent = useParent('collapse')

ui({
  relations: parent.relations,
  mixins: [parent.mixin],
  props: {
    name: String,
    title: String,
  },
  data: {
    isOpen: false,
    key: '',
  },
  methods: {
    onClick() {
      this.parent.toggle(this.data.key)
    },
  },
})
