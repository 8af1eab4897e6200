// 出了错怎么说：网络的、服务器的，每一种一句话。

const WORDS = {
  400: '请求参数错误',
  401: '登录已过期，请重新登录',
  403: '没有权限',
  404: '资源不存在',
  500: '服务器错误',
}

/** 一个失败的意思。 */
exports.text = (error) => {
  const { errMsg, code, message } = error
  if (errMsg === undefined) return WORDS[code] || message || '操作失败'
  if (errMsg.includes('timeout')) return '请求超时'
  if (errMsg.includes('abort')) return '请求已取消'
  if (errMsg.includes('domain list')) return '域名不在列表里'
  return '网络连接失败'
}

/** 说给人听；没有登录就去登录。loading 与 toast 共用一个位置，所以先收起 loading。 */
exports.show = (error) => {
  wx.hideLoading({ noConflict: true, fail() {} })
  wx.showToast({ title: exports.text(error), icon: 'none' })
  if (error.code === 401) wx.navigateTo({ url: '/pages/login/login' })
}
