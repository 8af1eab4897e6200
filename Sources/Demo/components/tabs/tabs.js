// 一组选项：子组件用 relations 来登记，选中谁由它说了算。
Component({
  relations: {
    '../tab/tab': {
      type: 'child',
      linked() { this.count() },
      unlinked() { this.count() },
    },
  },

  data: {
    total: 0,
  },

  methods: {
    children() {
      return this.getRelationNodes('../tab/tab') || []
    },

    count() {
      const children = this.children()
      this.setData({ total: children.length })
      if (children.length > 0 && !children.some((child) => child.data.isOn)) children[0].setData({ isOn: true })
    },

    // 由子组件叫起。
    choose(chosen) {
      this.children().forEach((child) => child.setData({ isOn: child === chosen }))
      this.triggerEvent('change', { name: chosen.data.name })
    },
  },
})
