var formatNumber = function (n) {
  n = n.toString()
  return n[1] ? n : '0' + n
}

function formatTime(date) {
  var year = date.getFullYear()
  var month = date.getMonth() + 1
  var day = date.getDate()
  return [year, month, day].map(formatNumber).join('/')
}

// 分 -> 元
function formatMoney(fen) {
  var sign = fen < 0 ? '-' : ''
  return sign + '￥' + (Math.abs(fen) / 100).toFixed(2)
}

module.exports.formatTime = formatTime
exports.formatMoney = formatMoney
