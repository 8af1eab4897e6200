Component({
  options: { multipleSlots: true, styleIsolation: 'apply-shared' },

  externalClasses: ['card-class'],

  properties: {
    heading: String,
    count: { type: Number, value: 0 },
    tags: { type: Array, value: [] },
  },

  data: { summary: '' },

  observers: {
    'count, tags.**'(count, tags) {
      this.setData({ summary: `${count} 条${tags.length > 0 ? `，${tags.length} 个标签` : ''}` })
    },
  },

  lifetimes: {
    attached() {
      this.triggerEvent('appear', { heading: this.properties.heading })
    },
  },
})
