const MOST_ENTRIES = 60

App({
  globalData: {
    count: 0,
    // 生命周期日志，最新的在最前。
    journal: [],
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
    this.note('app', 'onError ' + message.split('\n')[0])
  },

  // 记下一次生命周期回调：谁、什么、启动后多少毫秒。
  note(who, what) {
    const { journal } = this.globalData
    const number = journal.length > 0 ? journal[0].number + 1 : 1
    journal.unshift({ number, who, what, at: Date.now() - this.startedAt })
    journal.length = Math.min(journal.length, MOST_ENTRIES)
  },
})
