const journal = require('../../behaviors/journal')
const { families } = require('../../modules/apis')

/** 结果写成一段文字：太长的截短。 */
function written(value) {
  if (value === undefined) return '没有返回值'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

Page({
  behaviors: [journal],

  data: {
    families: families.map(({ id, title, items }) => ({
      id, title, names: items.map(({ name }) => name), last: -1, result: '', failed: false,
    })),
  },

  async tapCall(event) {
    const { family, item } = event.currentTarget.dataset
    const entry = families[family].items[item]
    const show = (value, failed = false) => {
      const place = `families[${family}]`
      this.setData({ [`${place}.last`]: item, [`${place}.result`]: written(value), [`${place}.failed`]: failed })
      this.reveal(family)
    }
    try {
      show(await entry.run(show))
    } catch (error) {
      show(error.errMsg || error.message, true)
    }
  },

  /** 结果落在屏幕下面时，滚上来给人看。 */
  reveal(family) {
    const query = wx.createSelectorQuery()
    query.select(`#result-${family}`).boundingClientRect()
    query.selectViewport().scrollOffset()
    query.exec(([box, { scrollTop }]) => {
      const below = box ? box.bottom - wx.getWindowInfo().windowHeight : 0
      if (below > 0) wx.pageScrollTo({ scrollTop: scrollTop + below, duration: 0 })
    })
  },
})
