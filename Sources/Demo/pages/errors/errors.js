const http = require('../../modules/http')
const journal = require('../../behaviors/journal')
const problems = require('../../modules/problems')

// 每一种失败怎样引出来。embedded 服务器按 ?code= 和 ?fail= 存心失败。
const cases = [
  { id: '400', title: '业务码 400', run: () => http.get('/products', { code: 400 }) },
  { id: '401', title: '业务码 401', run: () => http.get('/products', { code: 401 }) },
  { id: '403', title: '业务码 403', run: () => http.get('/products', { code: 403 }) },
  { id: '404', title: '业务码 404', run: () => http.get('/products/999999') },
  { id: '500', title: '业务码 500', run: () => http.get('/products', { code: 500 }) },
  { id: 'other', title: '其他业务码', run: () => http.get('/products', { code: 1234 }) },
  { id: 'http', title: 'HTTP 503', run: () => http.get('/products', { fail: 503 }) },
  { id: 'timeout', title: '超时', run: () => http.get('/products', { delay: 3000 }, { timeout: 1000 }) },
  { id: 'abort', title: '取消', run: abort },
  { id: 'url', title: '地址不对', run: () => wx.request({ url: 'htp://api.example.com' }) },
  { id: 'method', title: '方法不对', run: () => wx.request({ url: 'https://api.example.com', method: 'PATCH' }) },
]

async function abort() {
  const task = wx.request({ url: 'https://api.example.com/products', data: { delay: 3000 } })
  setTimeout(() => task.abort(), 500)
  await task
}

Page({
  behaviors: [journal],

  data: {
    cases: cases.map(({ id, title }) => ({ id, title, state: '', text: '', detail: '' })),
    running: false,
  },

  async tapCase(event) {
    const { index } = event.currentTarget.dataset
    const text = await this.try(index)
    wx.showToast({ title: text, icon: 'none' })
  },

  async runAll() {
    if (this.data.running) return
    this.setData({ running: true })
    await Promise.all(cases.map((each, index) => this.try(index)))
    this.setData({ running: false })
  },

  async try(index) {
    const place = `cases[${index}]`
    this.setData({ [`${place}.state`]: 'busy', [`${place}.detail`]: '' })
    try {
      await cases[index].run()
      this.setData({ [`${place}.state`]: 'fine', [`${place}.text`]: '居然成功了' })
      return '居然成功了'
    } catch (error) {
      const text = problems.text(error)
      const detail = error.errMsg || `code ${error.code}：${error.message}`
      this.setData({ [`${place}.state`]: 'failed', [`${place}.text`]: text, [`${place}.detail`]: detail })
      return text
    }
  },
})
