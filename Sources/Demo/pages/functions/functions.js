const { call, database, meaning } = require('../../modules/cloud')
const journal = require('../../behaviors/journal')

const SIZE = 30

const FAILURES = [
  { way: 'throw', title: '抛出错误' },
  { way: 'slow', title: '超过时限' },
  { way: 'large', title: '结果太大' },
  { way: 'module', title: '没有的模块' },
  { way: '', title: '没有的函数' },
]

Page({
  behaviors: [journal],

  data: {
    page: 1,
    pages: 1,
    total: 0,
    list: [],
    first: 0,
    busy: false,
    problem: '',
    // 小程序端直接查到几条。
    direct: 0,
    who: null,
    failures: FAILURES.map(({ title }) => ({ title, state: '', text: '', code: '' })),
  },

  onLoad() {
    this.note('onLoad')
    this.load(1)
    this.ask()
  },

  // 一次三十件：小程序端直接查，最多二十件。

  next() {
    if (this.data.page < this.data.pages) this.load(this.data.page + 1)
  },

  previous() {
    if (this.data.page > 1) this.load(this.data.page - 1)
  },

  async load(page) {
    if (this.data.busy) return
    this.setData({ busy: true, problem: '' })
    try {
      const [{ data, total }, direct] = await Promise.all([
        call('getProducts', { page, size: SIZE }), database().collection('products').limit(SIZE).get(),
      ])
      this.setData({
        page, total, list: data, pages: Math.max(1, Math.ceil(total / SIZE)), first: (page - 1) * SIZE + 1,
        direct: direct.data.length,
      })
    } catch (error) {
      console.error('getProducts', error.errMsg)
      this.setData({ problem: meaning(error) })
    }
    this.setData({ busy: false })
  },

  again() {
    this.load(this.data.page)
    if (!this.data.who) this.ask()
  },

  // 谁在调用

  async ask() {
    try {
      this.setData({ who: await call('whoami') })
    } catch (error) {
      console.error('whoami', error.errMsg)
    }
  },

  // 每一种失败

  async stumble(event) {
    await this.try(event.currentTarget.dataset.index)
  },

  async stumbleAll() {
    await Promise.all(FAILURES.map((each, index) => this.try(index)))
  },

  async try(index) {
    const { way } = FAILURES[index]
    const place = `failures[${index}]`
    this.setData({ [`${place}.state`]: 'busy' })
    try {
      await (way === '' ? call('nowhere') : call('stumble', { way }))
      this.setData({ [`${place}.state`]: 'fine', [`${place}.text`]: '居然成功了', [`${place}.code`]: '' })
    } catch (error) {
      this.setData({
        [`${place}.state`]: 'failed', [`${place}.text`]: meaning(error), [`${place}.code`]: String(error.errCode),
      })
    }
  },
})
