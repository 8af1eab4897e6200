// 一段可以共享的数据、方法和监听：页面和组件都能用。
module.exports = Behavior({
  options: {
    // 下划线开头的数据不参与渲染。
    pureDataPattern: /^_/,
  },

  data: {
    width: 3,
    height: 4,
    area: 12,
    _seen: 0,
  },

  observers: {
    'width, height': function (width, height) {
      this.setData({ area: width * height, _seen: this.data._seen + 1 })
    },
  },

  methods: {
    widen() {
      this.setData({ width: this.data.width + 1 })
    },

    heighten() {
      this.setData({ height: this.data.height + 1 })
    },
  },
})
