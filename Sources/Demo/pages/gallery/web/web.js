const gallery = require('../../../behaviors/gallery')

// 终端里没有浏览器：web-view 占满一页，说明自己要打开哪个地址。
Page({
  behaviors: [gallery],

  data: {
    src: 'https://example.com/help',
  },
})
