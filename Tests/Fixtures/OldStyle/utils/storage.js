var KEY = 'records'

function load() {
  try {
    return wx.getStorageSync(KEY) || []
  } catch (e) {
    console.log(e)
    return []
  }
}

function save(records, callback) {
  wx.setStorage({
    key: KEY,
    data: records,
    success: function () {
      typeof callback == 'function' && callback()
    },
    fail: console.error
  })
}

module.exports = {
  load: load,
  save: save
}
