const counter = require('../../behaviors/counter')
const journal = require('../../behaviors/journal')

const NAMES = ['甲', '乙', '丙', '丁', '戊', '己']

// 这一页本身是用 Component 写的：方法放在 methods 里，可以用 behaviors 和 observers。
Component({
  behaviors: [journal, counter],

  data: {
    value: 3,
    names: NAMES.slice(0, 3),
    chosen: '甲',
    found: '还没有找',
    seen: '还没有看',
    hasExtra: true,
    words: ['自己的样子', '由使用者决定'],
  },

  methods: {
    rate(event) {
      this.setData({ value: event.detail.value })
    },

    choose(event) {
      this.setData({ chosen: event.detail.name })
    },

    // 子组件随时增减，关系跟着变。
    resize() {
      const most = this.data.names.length
      this.setData({ names: NAMES.slice(0, most < NAMES.length ? most + 1 : 2) })
    },

    find() {
      const rating = this.selectComponent('#rating')
      this.setData({ found: rating ? `它的 value 是 ${rating.data.value}` : '没找到' })
    },

    // 纯数据字段不在模板里，逻辑层读得到。
    look() {
      this.setData({ seen: `监听了 ${this.data._seen} 次` })
    },

    toggleExtra(event) {
      this.setData({ hasExtra: event.detail.value })
    },
  },
})
