const journal = require('../../behaviors/journal')
const drafts = require('../../modules/drafts')

const SAVE_AFTER = 300

Page({
  behaviors: [journal],

  data: {
    draft: drafts.blank(),
    problems: drafts.noProblems(),
    levels: [
      { value: 'new', text: '刚开始学' },
      { value: 'some', text: '写过几个' },
      { value: 'much', text: '每天都写' },
    ],
    topics: [
      { value: 'ui', text: '界面' },
      { value: 'data', text: '数据' },
      { value: 'net', text: '网络' },
    ],
  },

  onLoad() {
    this.note('onLoad')
    this.show(drafts.read())
  },

  onUnload() {
    this.note('onUnload')
    if (this.timer) this.save()
  },

  // 勾选放进每一项，模板不必查找。
  show(draft) {
    this.setData({
      draft,
      topics: this.data.topics.map((topic) => ({ ...topic, isOn: draft.topics.includes(topic.value) })),
      problems: drafts.noProblems(),
    })
  },

  // 任何一处改动都先记下，停手片刻后存成草稿。
  change(event) {
    const { field } = event.currentTarget.dataset
    this.setData({ [`draft.${field}`]: event.detail.value, [`problems.${field}`]: '' })
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.save(), SAVE_AFTER)
  },

  save() {
    clearTimeout(this.timer)
    this.timer = undefined
    return drafts.write(this.data.draft)
  },

  async submit(event) {
    const draft = { ...this.data.draft, ...event.detail.value }
    const problems = drafts.problems(draft)
    this.setData({ draft, problems })
    if (Object.values(problems).some((text) => text !== '')) {
      wx.showToast({ title: '还差一点', icon: 'none' })
      return
    }
    const { confirm } = await wx.showModal({
      title: '保存名片',
      content: `称呼：${draft.name}，兴趣 ${draft.topics.length} 项。`,
    })
    if (!confirm) return
    await this.save()
    wx.showToast({ title: '已保存', icon: 'success' })
  },

  reset() {
    this.show(drafts.blank())
    this.save()
  },
})
