// 自己用自己；对外只给出两个方法。
Component({
  behaviors: ['wx://component-export'],

  properties: {
    node: Object,
    depth: Number,
  },

  data: {
    isOpen: true,
  },

  export() {
    return {
      count: () => this.count(this.data.node),
      fold: () => this.setData({ isOpen: false }),
    }
  },

  methods: {
    count(node) {
      return (node.children || []).reduce((sum, child) => sum + this.count(child), 1)
    },

    toggle() {
      this.setData({ isOpen: !this.data.isOpen })
    },
  },
})
