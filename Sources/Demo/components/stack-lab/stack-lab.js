const LIMIT = 10
const MOST_ENTRIES = 12

// 页面栈实验室：五种跳转的按钮、此刻的页面栈、最近的生命周期。
Component({
  data: {
    limit: LIMIT,
    stack: [],
    entries: [],
    message: '',
    actions: [
      { id: 'navigateTo', text: 'navigateTo', note: '打开新页面', isMain: true },
      { id: 'redirectTo', text: 'redirectTo', note: '替换当前页', isMain: false },
      { id: 'back', text: 'navigateBack', note: '返回一层', isMain: false },
      { id: 'backTwo', text: 'navigateBack(2)', note: '返回两层', isMain: false },
      { id: 'switchTab', text: 'switchTab', note: '切换到首页', isMain: false },
      { id: 'reLaunch', text: 'reLaunch', note: '关闭全部再打开', isMain: false },
    ],
  },

  pageLifetimes: {
    show() {
      this.refresh()
    },
  },

  methods: {
    // 重新读出页面栈和日志；页面在 onReady 之后也会叫它。
    refresh() {
      const stack = getCurrentPages().map((page, index) => ({
        level: index + 1,
        route: page.route,
        mark: page.options && page.options.mark ? `?mark=${page.options.mark}` : '',
      }))
      this.setData({
        stack: stack.reverse(),
        entries: getApp().globalData.journal.slice(0, MOST_ENTRIES),
      })
    },

    async go(event) {
      const { id } = event.currentTarget.dataset
      this.setData({ message: '' })
      try {
        await this.route(id)
      } catch (error) {
        this.setData({ message: error.errMsg })
      }
    },

    route(id) {
      const url = `/pages/level/level?mark=${getCurrentPages().length + 1}`
      switch (id) {
        case 'navigateTo': return wx.navigateTo({ url })
        case 'redirectTo': return wx.redirectTo({ url })
        case 'back': return wx.navigateBack({ delta: 1 })
        case 'backTwo': return wx.navigateBack({ delta: 2 })
        case 'switchTab': return wx.switchTab({ url: '/pages/home/home' })
        default: return wx.reLaunch({ url: '/pages/level/level?mark=1' })
      }
    },
  },
})
