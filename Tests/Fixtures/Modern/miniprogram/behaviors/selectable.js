export const selectable = Behavior({
  properties: {
    selected: { type: Array, value: [] },
  },

  methods: {
    toggle(value) {
      const { selected } = this.data
      const next = selected.includes(value) ? selected.filter((item) => item !== value) : [...selected, value]
      this.triggerEvent('select', { selected: next }, { bubbles: true, composed: true })
    },
  },
})
