const { ui } = require('../common/ui')
const { useParent } = require('../common/relation')

const parent = useParent('tabs')

ui({
  relations: parent.relations,
  mixins: [parent.mixin],
  props: {
    title: { type: String, observer: 'tell' },
    name: String,
    disabled: { type: Boolean, observer: 'tell' },
  },
  data: {
    isActive: false,
  },
  methods: {
    tell() {
      if (this.parent) this.parent.refresh()
    },
  },
})
