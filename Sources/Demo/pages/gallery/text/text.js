const gallery = require('../../../behaviors/gallery')

Page({
  behaviors: [gallery],

  data: {
    text: '',
    kinds: [
      { name: 'number', label: 'number', hint: '数字键盘', type: 'number' },
      { name: 'digit', label: 'digit', hint: '带小数点', type: 'digit' },
      { name: 'idcard', label: 'idcard', hint: '身份证', type: 'idcard' },
      { name: 'nickname', label: 'nickname', hint: '昵称', type: 'nickname' },
    ],
    number: '',
    digit: '',
    idcard: '',
    nickname: '',
    secret: '',
    short: '',
    upper: '',
    about: '',
    asked: '还没有问',
    rich: 0,
    formats: [
      { name: 'bold', text: '粗' },
      { name: 'italic', text: '斜' },
      { name: 'underline', text: '线' },
      { name: 'color', value: '#e64340', text: '红' },
      { name: 'header', value: 'H2', text: '标题' },
    ],
  },

  openEditor() {
    this.createSelectorQuery().select('#editor').context(({ context }) => {
      this.editor = context
      context.setContents({ html: '<h2>便条</h2><p>可以<strong>加粗</strong>，也可以<em>斜着写</em>。</p>' })
    }).exec()
  },

  format(event) {
    const { name, value } = event.currentTarget.dataset
    this.editor.format(name, value)
  },

  undo() {
    this.editor.undo()
  },

  count(event) {
    this.setData({ rich: event.detail.text.trim().length })
  },

  // 处理函数返回的字符串会替换输入框里的内容。
  toUpper(event) {
    const upper = event.detail.value.toUpperCase()
    this.setData({ upper })
    return upper
  },

  async ask() {
    const { confirm, content } = await wx.showModal({ title: '怎么称呼你？', editable: true, placeholderText: '写在这里' })
    this.setData({ asked: confirm ? content || '（空）' : '取消了' })
  },
})
