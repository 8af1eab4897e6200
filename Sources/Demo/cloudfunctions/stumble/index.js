// 存心出错：每一种失败，小程序那边都有自己的错误码。
const ways = {
  throw() {
    throw new Error('存心的')
  },
  // config.json 里写着一秒。
  slow: () => new Promise(() => {}),
  large: () => '大'.repeat(1 << 20),
  module: () => require('fs'),
}

exports.main = async ({ way }) => {
  console.warn(`这一次是 ${way}`)
  return ways[way]()
}
