// 页面共用的一段：把自己的生命周期写进 App 的日志。页面自己写了同名的回调，就由它自己来记。
module.exports = Behavior({
  methods: {
    onLoad() {
      this.note('onLoad')
    },

    onShow() {
      this.note('onShow')
    },

    onHide() {
      this.note('onHide')
    },

    onUnload() {
      this.note('onUnload')
    },

    note(what) {
      const mark = this.options && this.options.mark ? this.options.mark : ''
      getApp().note(this.route, what, mark)
    },
  },
})
