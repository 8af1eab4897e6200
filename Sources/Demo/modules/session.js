// 登录：wx.login 的 code 换成服务器的 token，存起来，下次还在。

const LOGIN_URL = 'https://api.example.com/login'
const KEYS = { token: 'token', user: 'userId' }

/** 现在的 token，没有登录是空的。 */
exports.token = () => wx.getStorageSync(KEYS.token)

/** 登录的是谁：用户的编号，没有登录是 0。 */
exports.userId = () => wx.getStorageSync(KEYS.user) || 0

/** 登录，返回用户的编号。 */
exports.begin = async () => {
  const { code } = await wx.login()
  const { data } = await wx.request({ url: LOGIN_URL, method: 'POST', data: { code } })
  // 服务器不认这个 code 的时候也是 200，要看 code。
  if (data.code !== 0) throw new Error(data.message)
  wx.setStorageSync(KEYS.token, data.token)
  wx.setStorageSync(KEYS.user, data.userId)
  return data.userId
}

/** 退出登录。 */
exports.end = () => {
  wx.removeStorageSync(KEYS.token)
  wx.removeStorageSync(KEYS.user)
}
