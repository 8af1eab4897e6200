/** 把回调式的接口变成返回 Promise 的函数。 */
export const promisify = (api) => (options = {}) =>
  new Promise((resolve, reject) => {
    api({ ...options, success: resolve, fail: reject })
  })

export const getStorage = promisify(wx.getStorage)
export const setStorage = promisify(wx.setStorage)
export const showModal = promisify(wx.showModal)

/** 量一个选择器的所有节点。 */
export function measure(scope, selector) {
  return new Promise((resolve) => {
    scope.createSelectorQuery().selectAll(selector).boundingClientRect(resolve).exec()
  })
}

export default { promisify, getStorage, setStorage, showModal, measure }
