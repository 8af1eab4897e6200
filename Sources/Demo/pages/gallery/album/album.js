const gallery = require('../../../behaviors/gallery')

const UPLOAD = 'https://api.example.com/upload'
const MOST = 9

Page({
  behaviors: [gallery],

  data: {
    most: MOST,
    // 每一张：path 本地临时路径，size 字节数，percent 进度，url 上传后的地址，state 状态。
    photos: [],
    uploading: false,
  },

  async choose() {
    try {
      const { tempFiles } = await wx.chooseMedia({ count: MOST - this.data.photos.length, mediaType: ['image'] })
      const added = tempFiles.map(({ tempFilePath, size }) => ({
        path: tempFilePath, size, percent: 0, url: '', state: '待上传',
      }))
      this.setData({ photos: [...this.data.photos, ...added] })
      this.say('chooseMedia', `${added.length} 张`)
    } catch ({ errMsg }) {
      this.say('chooseMedia', errMsg)
    }
  },

  // 全部同时上传，各走各的进度。
  async upload() {
    const { photos } = this.data
    if (photos.length === 0 || this.data.uploading) return
    this.setData({ uploading: true })
    const results = await Promise.all(photos.map((photo, index) => photo.url ? true : this.send(photo, index)))
    this.setData({ uploading: false })
    this.say('uploadFile', `${results.filter(Boolean).length} 张成功，${results.filter((ok) => !ok).length} 张失败`)
  },

  send({ path }, index) {
    const set = (values) => {
      const data = {}
      for (const key of Object.keys(values)) data[`photos[${index}].${key}`] = values[key]
      this.setData(data)
    }
    set({ state: '上传中', percent: 0 })
    return new Promise((resolve) => {
      const task = wx.uploadFile({
        url: UPLOAD,
        filePath: path,
        name: 'file',
        success: ({ statusCode, data }) => {
          const answer = this.read(data)
          const done = statusCode === 200 && answer.code === 0
          set(done ? { state: '已上传', percent: 100, url: answer.url } : { state: answer.message || `HTTP ${statusCode}` })
          resolve(done)
        },
        fail: ({ errMsg }) => {
          set({ state: errMsg })
          resolve(false)
        },
      })
      task.onProgressUpdate(({ progress }) => set({ percent: progress }))
    })
  },

  // 服务器的回答是一段 JSON；不是的话，当作没有成功。
  read(data) {
    try {
      return JSON.parse(data)
    } catch (error) {
      return { code: -1, message: '看不懂的回答' }
    }
  },

  preview({ currentTarget }) {
    const urls = this.data.photos.map(({ path }) => path)
    wx.previewImage({ urls, current: urls[currentTarget.dataset.index] })
  },

  remove({ currentTarget }) {
    this.setData({ photos: this.data.photos.filter((photo, index) => index !== currentTarget.dataset.index) })
  },

  say(name, text) {
    this.setData({ last: `${name}: ${text}` })
  },
})
