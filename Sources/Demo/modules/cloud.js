// 云开发：第一次用到时才初始化。
let isReady = false

/** 错误码的意思。 */
const MEANINGS = {
  '-501000': '没有这个云函数',
  '-502003': '没有权限',
  '-503002': '没有权限',
  '-503003': '文件不在了',
  '-504002': '云函数出错了',
  '-504003': '云函数超时了',
  '-601003': '没有连上云',
  '-604001': '结果超过 1 MB',
}

function cloud() {
  if (!isReady) {
    wx.cloud.init({ env: 'demo', traceUser: true })
    isReady = true
  }
  return wx.cloud
}

/** 云开发的数据库。 */
const database = () => cloud().database()

/** 调用云函数，给它的结果。 */
async function call(name, data = {}) {
  const { result } = await cloud().callFunction({ name, data })
  return result
}

/** 一个失败的意思，一句话。 */
const meaning = ({ errCode, errMsg, message }) => MEANINGS[errCode] || errMsg || message || '没有做成'

module.exports = { call, cloud, database, meaning }
