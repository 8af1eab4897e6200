// 所有请求都走这里：地址、超时、出错的说法只写一遍。
const HOST = 'https://api.example.com'

/** 发一个请求，得到服务器的回答；业务上失败也算失败。 */
function request(path, { method = 'GET', data } = {}) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: HOST + path,
      method,
      data,
      timeout: 10000,
      success: ({ statusCode, data: answer }) => {
        if (statusCode === 200 && answer.code === 0) resolve(answer)
        else reject(new Error(answer.message || `HTTP ${statusCode}`))
      },
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}

module.exports = { request }
