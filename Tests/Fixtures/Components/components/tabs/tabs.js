Component({
  externalClasses: ['bar-class'],

  options: {
    pureDataPattern: /^_/,
  },

  relations: {
    './panel': {
      type: 'child',
      linked() {
        this.collect()
      },
      unlinked() {
        this.collect()
      },
    },
  },

  properties: {
    active: {
      type: Number,
      value: 0,
      observer(active, before) {
        console.log(`tabs ${before} -> ${active}`)
      },
    },
  },

  data: {
    labels: [],
    _panels: [],
  },

  observers: {
    active() {
      this.show()
    },
  },

  methods: {
    collect() {
      const panels = this.getRelationNodes('./panel') || []
      this.setData({ _panels: panels })
      this.setData({ labels: panels.map((panel) => panel.data.label) })
      this.show()
    },

    show() {
      const panels = this.getRelationNodes('./panel') || []
      panels.forEach((panel, index) => panel.setData({ isShown: index === this.data.active }))
    },

    tap(event) {
      const { index } = event.currentTarget.dataset
      this.setData({ active: index })
      this.triggerEvent('change', { index, label: this.data.labels[index] })
    },
  },
})
