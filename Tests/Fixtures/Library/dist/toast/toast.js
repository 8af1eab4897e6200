let queue = []

// Toast('好了')、Toast.success('好了')、Toast.clear()。
function Toast(given) {
  const options = { type: 'text', duration: 2000, selector: '#ui-toast', ...(typeof given === 'object' ? given : { message: given }) }
  const page = getCurrentPages().slice(-1)[0]
  const toast = page.selectComponent(options.selector)
  if (!toast) {
    console.warn(`没有找到 ${options.selector}`)
    return undefined
  }
  queue.push(toast)
  toast.setData({ show: true, type: options.type, message: options.message })
  clearTimeout(toast.timer)
  if (options.duration > 0) toast.timer = setTimeout(() => Toast.clear(), options.duration)
  return toast
}

const of = (type) => (given) => Toast({ type, ...(typeof given === 'object' ? given : { message: given }) })

Toast.success = of('success')
Toast.fail = of('fail')
Toast.loading = of('loading')
Toast.clear = () => {
  queue.forEach((toast) => toast.setData({ show: false }))
  queue = []
}

module.exports = Toast
