Component({
  options: { addGlobalClass: true },

  properties: {
    person: Object,
    number: Number,
  },

  methods: {
    open() {
      wx.navigateTo({ url: `/pages/person/person?id=${this.data.person.id}` })
    },

    remove() {
      this.triggerEvent('remove', { id: this.data.person.id }, { bubbles: true, composed: true, capturePhase: true })
    },
  },
})
