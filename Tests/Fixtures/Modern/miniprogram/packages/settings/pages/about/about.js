Page({
  data: { version: '' },

  onLoad({ version }) {
    this.setData({ version })
  },

  home() {
    wx.reLaunch({ url: '/pages/shelf/shelf' })
  },
})
