const http = require('../../modules/http')
const journal = require('../../behaviors/journal')
const problems = require('../../modules/problems')
const session = require('../../modules/session')

Page({
  behaviors: [journal],

  data: {
    userId: 0,
    profile: null,
    busy: false,
  },

  onLoad() {
    this.note('onLoad')
    this.refresh()
  },

  async refresh() {
    const userId = session.userId()
    this.setData({ userId, profile: null })
    if (!userId) return
    try {
      const { nickName, avatarUrl } = await http.get('/user/profile')
      this.setData({ profile: nickName ? { nickName, avatarUrl } : null })
    } catch (error) {
      if (error.code !== 401) return problems.show(error)
      // token 过期了：http 已经忘了它。
      this.setData({ userId: 0 })
    }
  },

  async login() {
    if (this.data.busy) return
    this.setData({ busy: true })
    wx.showLoading({ title: '正在登录', mask: true })
    try {
      await session.begin()
      wx.hideLoading()
      wx.showToast({ title: '已登录', icon: 'success' })
      await this.refresh()
    } catch (error) {
      problems.show(error)
    } finally {
      this.setData({ busy: false })
    }
  },

  // 要在点击里直接问：昵称和头像归本人，要本人点头。
  async share() {
    let info
    try {
      info = (await wx.getUserProfile({ desc: '用于完善会员资料' })).userInfo
    } catch (error) {
      wx.showToast({ title: '没有得到允许', icon: 'none' })
      return
    }
    try {
      await http.post('/user/profile', info)
      await this.refresh()
    } catch (error) {
      problems.show(error)
    }
  },

  logout() {
    session.end()
    this.refresh()
  },
})
