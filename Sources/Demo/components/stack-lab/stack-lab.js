const cases = require('../../modules/cases')

const LIMIT = 10
const MOST_ENTRIES = 12

// 页面栈实验室：每种跳转的按钮、此刻的页面栈、标签切换的各种情形、最近的生命周期。
Component({
  properties: {
    withCases: Boolean,
  },

  data: {
    limit: LIMIT,
    stack: [],
    entries: [],
    cases: [],
    message: '',
    letter: '',
    actions: [
      { id: 'navigateTo', text: 'navigateTo', note: '打开新页面' },
      { id: 'redirectTo', text: 'redirectTo', note: '替换当前页' },
      { id: 'back', text: 'navigateBack', note: '返回一层' },
      { id: 'backTwo', text: 'navigateBack(2)', note: '返回两层' },
      { id: 'switchTab', text: 'switchTab', note: '切换到首页' },
      { id: 'reLaunch', text: 'reLaunch', note: '关闭全部再打开' },
      { id: 'channel', text: 'eventChannel', note: '打开并带一封信' },
      { id: 'deep', text: 'reLaunch(tab)', note: '直达标签页' },
      { id: 'shared', text: '从转发进入', note: '唯一的页面' },
      { id: 'fill', text: '打开到十层', note: '再多就拒绝' },
      { id: 'tabPage', text: '打开标签页', note: '不允许，看提示' },
      { id: 'missing', text: '没有的页面', note: '不存在，看提示' },
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
        cases: this.data.withCases ? cases.list() : [],
      })
    },

    // 收到的信，由页面转来。
    receive(letter) {
      this.setData({ letter })
    },

    go(event) {
      const { id } = event.currentTarget.dataset
      return this.attempt(() => this.route(id))
    },

    run(event) {
      const { id } = event.currentTarget.dataset
      return this.walk(() => cases.run(id))
    },

    runAll() {
      return this.walk(() => cases.runAll())
    },

    // 每种情形都从重新启动开始，这个组件会随页面一起卸载；新的实验室自己读出结果。
    async walk(steps) {
      try {
        await steps()
      } catch (error) {
        wx.showToast({ title: error.errMsg, icon: 'none' })
      }
    },

    async attempt(step) {
      this.setData({ message: '', letter: '' })
      try {
        await step()
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
        case 'reLaunch': return wx.reLaunch({ url: '/pages/level/level?mark=1' })
        case 'channel': return this.openWithLetter(url)
        case 'deep': return wx.reLaunch({ url: '/pages/mine/mine?from=link' })
        case 'shared': return wx.reLaunch({ url: '/pages/level/level?mark=D&from=share' })
        case 'fill': return this.fill()
        case 'tabPage': return wx.navigateTo({ url: '/pages/mine/mine' })
        default: return this.nowhere()
      }
    },

    async openWithLetter(url) {
      const { eventChannel } = await wx.navigateTo({
        url,
        events: { reply: (letter) => this.receive(letter) },
      })
      eventChannel.emit('greet', '来信：你好，新页面')
    },

    // 页面自己跳转只会失败；从外面的链接打开，才会触发 App.onPageNotFound。
    async nowhere() {
      try {
        await wx.navigateTo({ url: '/pages/nowhere/nowhere' })
      } catch ({ errMsg }) {
        throw { errMsg: `${errMsg}；要触发 onPageNotFound：按 F3，输入 /nowhere，回车` }
      }
    },

    // 一层一层打开，直到满了。
    async fill() {
      for (let level = getCurrentPages().length + 1; level <= LIMIT; level += 1) {
        await wx.navigateTo({ url: `/pages/level/level?mark=${level}` })
      }
    },
  },
})
