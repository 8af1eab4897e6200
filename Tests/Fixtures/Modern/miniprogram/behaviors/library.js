// 需要书架的页面：等它打开，再叫 libraryReady。
export default Behavior({
  data: { isReady: false },

  methods: {
    async whenReady() {
      const { library, ready } = getApp()
      await ready
      this.setData({ isReady: true })
      return library
    },
  },
})
