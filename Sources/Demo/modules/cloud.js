// 云开发：第一次用到时才初始化。
let isReady = false

/** 云开发的数据库。 */
function database() {
  if (!isReady) {
    wx.cloud.init({ env: 'demo', traceUser: true })
    isReady = true
  }
  return wx.cloud.database()
}

module.exports = { database }
