// 一个选项：点一下，告诉父组件。
Component({
  relations: {
    '../tabs/tabs': { type: 'parent' },
  },

  properties: {
    name: String,
  },

  data: {
    isOn: false,
  },

  methods: {
    tap() {
      const [parent] = this.getRelationNodes('../tabs/tabs') || []
      if (parent) parent.choose(this)
    },
  },
})
