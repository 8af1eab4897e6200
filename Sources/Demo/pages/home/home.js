const journal = require('../../behaviors/journal')
const features = require('../../modules/features')
const ratings = require('../../modules/ratings')
const settings = require('../../modules/settings')

const greetings = {
  zh: { title: '小程序，跑在终端里', text: '脚本、模板和样式，一行未改。' },
  en: { title: 'Mini-programs, in your terminal', text: 'Scripts, templates and styles, unmodified.' },
}

Page({
  behaviors: [journal],

  data: {
    words: greetings.zh,
    count: 0,
    step: 1,
    briefs: true,
    features: features.list(),
    ratings: {},
    places: [
      { sign: '✎', title: '表单', text: '每一种控件', url: '/pages/gallery/gallery', type: 'navigate' },
      { sign: '❖', title: '组件', text: '插槽与关系', url: '/pages/components/components', type: 'navigate' },
      { sign: '≡', title: '页面栈', text: '跳转实验室', url: '/pages/lab/lab', type: 'switchTab' },
      { sign: '↻', title: '生命周期', text: '逐个点亮', url: '/pages/life/life', type: 'switchTab' },
      { sign: '▤', title: '存储', text: '数据与设置', url: '/pages/mine/mine', type: 'switchTab' },
      { sign: '☑', title: '待办', text: '云里的清单', url: '/pages/todos/todos', type: 'navigate' },
      { sign: 'ƒ', title: '云函数', text: '二十条以外', url: '/pages/functions/functions', type: 'navigate' },
      { sign: '☁', title: '云存储', text: '上传和链接', url: '/pages/storage/storage', type: 'navigate' },
      { sign: '✉', title: '聊天', text: '掉线会自己回来', url: '/pages/chat/chat', type: 'switchTab' },
      { sign: '¥', title: '商品', text: '列表与增删改', url: '/pages/products/products', type: 'navigate' },
      { sign: '⇧', title: '相册', text: '选图和上传', url: '/pages/gallery/album/album', type: 'navigate' },
      { sign: '☺', title: '登录', text: '凭证与资料', url: '/pages/login/login', type: 'navigate' },
      { sign: '!', title: '错误', text: '逐个试一遍', url: '/pages/errors/errors', type: 'navigate' },
      { sign: 'ƒ', title: '接口', text: '逐族试一遍', url: '/pages/apis/apis', type: 'navigate' },
      { sign: '?', title: '关于', text: '这是什么', url: '/pages/about/about', type: 'navigate' },
    ],
  },

  onShow() {
    this.note('onShow')
    this.refresh()
  },

  onPullDownRefresh() {
    this.refresh()
    wx.stopPullDownRefresh()
  },

  onShareAppMessage() {
    return { title: '小程序，跑在终端里', path: '/pages/home/home' }
  },

  refresh() {
    const { language, step, briefs } = settings.read()
    const { count } = getApp().globalData
    this.setData({ count, step, briefs, words: greetings[language], ratings: ratings.read() })
  },

  onCount(event) {
    this.count(event.detail.value)
  },

  count(count) {
    getApp().globalData.count = count
    this.setData({ count })
  },

  // 键盘上的加和减，见 termina.toml。
  increase() {
    this.count(Math.min(99, this.data.count + this.data.step))
  },

  decrease() {
    this.count(Math.max(0, this.data.count - this.data.step))
  },

  openFeature(event) {
    const { id } = event.currentTarget.dataset
    wx.navigateTo({ url: `/pages/detail/detail?id=${id}` })
  },
})
