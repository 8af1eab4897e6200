Page({
  data: { refreshed: 0, answer: '无' },
  toast() { wx.showToast({ title: '保存成功' }) },
  loading() { wx.showLoading({ title: '正在加载，请稍候', mask: true }) },
  modal() {
    wx.showModal({
      title: '删除这一项？',
      content: '删除之后无法恢复，相关的记录也会一并清除。',
      confirmText: '删除',
      confirmColor: '#ff6b6b',
      success: (answer) => this.setData({ answer: answer.confirm ? '删除' : '取消' }),
    })
  },
  edit() {
    wx.showModal({
      title: '改名',
      editable: true,
      placeholderText: '新的名字',
      success: (answer) => this.setData({ answer: answer.content }),
    })
  },
  sheet() {
    wx.showActionSheet({
      alertText: '把这张图片',
      itemList: ['发送给朋友', '收藏', '保存到相册'],
      success: (answer) => this.setData({ answer: answer.tapIndex }),
      fail: (answer) => this.setData({ answer: answer.errMsg }),
    })
  },
  refresh() { wx.startPullDownRefresh() },
  onPullDownRefresh() {
    this.setData({ refreshed: this.data.refreshed + 1 })
    setTimeout(() => wx.stopPullDownRefresh(), 2000)
  },
  colors() {
    wx.setNavigationBarColor({
      frontColor: '#ffffff', backgroundColor: '#3358a8', animation: { duration: 400, timingFunc: 'easeIn' },
    })
    wx.setNavigationBarTitle({ title: '新的标题' })
    wx.showNavigationBarLoading()
    wx.setTabBarBadge({ index: 0, text: '12' })
    wx.showTabBarRedDot({ index: 1 })
    wx.setTabBarStyle({ color: '#555555', selectedColor: '#0a5c36', backgroundColor: '#f7f7fa' })
  },
})
