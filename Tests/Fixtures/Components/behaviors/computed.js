// 让组件可以写 computed：从哪些数据，怎样算。
module.exports = Behavior({
  definitionFilter(definition) {
    const { computed } = definition
    if (!computed) return
    definition.observers = definition.observers || {}
    Object.keys(computed).forEach((name) => {
      const { from, get } = computed[name]
      definition.observers[from.join(', ')] = function (...values) {
        this.setData({ [name]: get.apply(this, values) })
      }
    })
  },
})
