// 页面共用的一段：把自己的生命周期写进 App 的日志。
module.exports = Behavior({
  methods: {
    note(what) {
      const mark = this.options && this.options.mark ? this.options.mark : ''
      getApp().note(this.route, what, mark)
    },
  },
})
