const lamps = require('modules/lamps')

const MOST_ENTRIES = 60

App({
  globalData: {
    count: 0,
    // 生命周期日志，最新的在最前。
    journal: [],
    // 页面栈实验室里每个例子的结果，按 id。
    results: {},
  },

  onLaunch() {
    this.startedAt = Date.now()
    this.note('app', 'onLaunch')
  },

  onShow() {
    this.note('app', 'onShow')
  },

  onHide() {
    this.note('app', 'onHide')
  },

  onError(message) {
    console.warn('App.onError', message.split('\n')[0])
    this.note('app', 'onError')
  },

  onPageNotFound() {
    this.note('app', 'onPageNotFound')
  },

  onUnhandledRejection() {
    this.note('app', 'onUnhandledRejection')
  },

  onThemeChange() {
    this.note('app', 'onThemeChange')
  },

  // 记下一次生命周期回调：谁、什么、启动后多少毫秒；mark 分辨同一个页面的几层。
  note(who, what, mark = '') {
    const { journal } = this.globalData
    const number = journal.length > 0 ? journal[0].number + 1 : 1
    const at = Date.now() - this.startedAt
    journal.unshift({ number, who, what, mark, at })
    journal.length = Math.min(journal.length, MOST_ENTRIES)
    if (who === 'app') lamps.light('app', what, at)
  },
})
