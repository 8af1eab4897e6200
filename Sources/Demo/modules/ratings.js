const KEY = 'ratings'

/** 每个特性的评分，按 id。 */
function read() {
  return wx.getStorageSync(KEY) || {}
}

/** 记下一个评分。 */
function write(id, value) {
  return wx.setStorage({ key: KEY, data: { ...read(), [id]: value } })
}

module.exports = { read, write }
