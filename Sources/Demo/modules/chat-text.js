// 聊天里的字：时间、日期、链接、走势。

const BARS = '▁▂▃▄▅▆▇█'
// 只认网址里能有的字，紧跟着的标点不算。
const LINK = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w\-~/#=&%]/g

const two = (number) => String(number).padStart(2, '0')

exports.clock = (time) => {
  const date = new Date(time)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

exports.day = (time, now) => {
  const date = new Date(time)
  const text = `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(time).setHours(0, 0, 0, 0)) / 86400000)
  return days === 0 ? '今天' : days === 1 ? '昨天' : text
}

// 把一段话分成字和链接。
exports.parts = (content) => {
  const parts = []
  let end = 0
  for (const match of content.matchAll(LINK)) {
    if (match.index > end) parts.push({ text: content.slice(end, match.index) })
    parts.push({ text: match[0], link: match[0] })
    end = match.index + match[0].length
  }
  if (end < content.length) parts.push({ text: content.slice(end) })
  return parts
}

// 往返时间的走势。
exports.sparkline = (samples) => {
  const most = Math.max(...samples, 1)
  return samples.map((value) => BARS[Math.min(7, Math.floor(value / most * 7.99))]).join('')
}
