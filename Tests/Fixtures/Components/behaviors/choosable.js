// 可以被一组选项选中的东西；按这个行为建立关系，不管是哪个组件。
module.exports = Behavior({
  properties: {
    value: String,
  },

  data: {
    isChosen: false,
  },

  methods: {
    choose() {
      this.triggerEvent('choose', { value: this.data.value }, { bubbles: true, composed: true })
    },
  },
})
