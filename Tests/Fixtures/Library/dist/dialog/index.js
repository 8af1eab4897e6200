const { ui } = require('../common/ui')

ui({
  props: {
    show: Boolean,
    title: String,
    message: String,
    showCancelButton: Boolean,
    confirmText: { type: String, value: '确认' },
    cancelText: { type: String, value: '取消' },
  },
  data: {
    answer: null,
  },
  methods: {
    onConfirm() {
      this.end('confirm')
    },

    onCancel() {
      this.end('cancel')
    },

    end(action) {
      this.setData({ show: false })
      this.emit(action)
      const { answer } = this
      this.answer = null
      if (answer) answer(action)
    },
  },
})
