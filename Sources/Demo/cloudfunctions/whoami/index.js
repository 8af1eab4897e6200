// 谁在调用：小程序带不来的身份，云函数里有。
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async ({ userInfo }) => {
  const { OPENID, APPID, ENV, SOURCE } = cloud.getWXContext()
  return { OPENID, APPID, ENV, SOURCE, same: userInfo.openId === OPENID }
}
