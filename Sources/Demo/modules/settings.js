const KEY = 'settings'

/** 还没改过的设置。 */
const initial = { language: 'zh', step: 1, briefs: true }

/** 现在的设置。 */
function read() {
  return { ...initial, ...(wx.getStorageSync(KEY) || {}) }
}

/** 改一项设置。 */
function write(name, value) {
  return wx.setStorage({ key: KEY, data: { ...read(), [name]: value } })
}

module.exports = { read, write }
