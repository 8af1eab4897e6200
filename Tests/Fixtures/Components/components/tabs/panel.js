Component({
  relations: {
    './tabs': { type: 'parent' },
  },

  properties: {
    label: {
      type: String,
      observer() {
        const [tabs] = this.getRelationNodes('./tabs') || []
        if (tabs) tabs.collect()
      },
    },
  },

  data: {
    isShown: false,
  },
})
