const DEFAULTS = { selector: '#ui-dialog', title: '', message: '', showCancelButton: false }

// 在当前页面里找到对话框，打开它；确认是 resolve，取消是 reject。
function Dialog(options) {
  const given = { ...DEFAULTS, ...options }
  return new Promise((resolve, reject) => {
    const pages = getCurrentPages()
    const context = given.context || pages[pages.length - 1]
    const dialog = context.selectComponent(given.selector)
    if (!dialog) {
      console.warn(`没有找到 ${given.selector}`)
      return
    }
    dialog.answer = (action) => (action === 'confirm' ? resolve(action) : reject(action))
    const { title, message, showCancelButton } = given
    dialog.setData({ show: true, title, message, showCancelButton })
  })
}

Dialog.alert = (options) => Dialog(options)
Dialog.confirm = (options) => Dialog({ showCancelButton: true, ...options })

module.exports = Dialog
