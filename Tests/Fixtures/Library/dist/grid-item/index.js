const { ui } = require('../common/ui')
const { useParent } = require('../common/relation')

const parent = useParent('grid')

ui({
  relations: parent.relations,
  mixins: [parent.mixin],
  props: {
    icon: String,
    text: String,
    badge: null,
  },
  data: {
    width: '25%',
    border: true,
  },
  methods: {
    onTap() {
      this.emit('click', { index: this.place() })
    },
  },
})
