// 请求的封装：带上 token，统一处理回答。拦截器总是返回 Promise，成功的和失败的都是。

const session = require('./session')

const BASE_URL = 'https://api.example.com'

/** 服务器说不行：code 是业务码，0 表示没有业务码的 HTTP 错误。 */
class ServerError extends Error {
  constructor(code, message) {
    super(message)
    this.code = code
  }
}

/** 发出之前：带上登录得到的 token；GET 加时间戳，免得拿到旧的。 */
function before(options) {
  const token = session.token()
  const header = token ? { ...options.header, Authorization: `Bearer ${token}` } : options.header
  const data = options.method === 'GET' ? { ...options.data, _t: Date.now() } : options.data
  return { ...options, header, data }
}

/** 回来之后：业务成功给数据，其余都是失败。 */
async function after({ statusCode, data }) {
  if (statusCode < 200 || statusCode >= 300) throw new ServerError(statusCode, data.message || `HTTP ${statusCode}`)
  if (data.code === 0) return data
  if (data.code === 401) session.end()
  throw new ServerError(data.code, data.message || '请求失败')
}

async function request(method, url, data = {}, options = {}) {
  return after(await wx.request(before({ ...options, url: BASE_URL + url, method, data })))
}

exports.ServerError = ServerError
exports.get = (url, data, options) => request('GET', url, data, options)
exports.post = (url, data) => request('POST', url, data)
exports.put = (url, data) => request('PUT', url, data)
exports.delete = (url, data) => request('DELETE', url, data)
