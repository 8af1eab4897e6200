import Dialog from '../../dist/dialog/dialog'
import Toast from '../../dist/toast/toast'

Page({
  data: {
    said: '',
    position: 'bottom',
    isShown: false,
    letters: ['第一封信', '第二封信'],
  },

  async ask() {
    try {
      await Dialog.confirm({ title: '删掉吗？', message: '删掉就没有了' })
      this.setData({ said: '删掉了' })
    } catch (action) {
      this.setData({ said: `没有删：${action}` })
    }
  },

  alert() {
    Dialog.alert({ title: '知道了吗', message: '只有一个按钮' }).then(() => Toast.success('知道了'))
  },

  toast() {
    Toast('两秒就走')
  },

  open(event) {
    this.setData({ isShown: true, position: event.currentTarget.dataset.position })
  },

  close() {
    this.setData({ isShown: false })
  },

  told(event) {
    this.setData({ said: event.type })
  },

  remove(event) {
    const { letter } = event.currentTarget.dataset
    this.setData({ letters: this.data.letters.filter((one) => one !== letter) })
  },

  clickTab(event) {
    this.setData({ said: `标签 ${event.detail.title}` })
  },
})
