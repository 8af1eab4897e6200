// 接口实验室里的每一个接口：按族分组，run 返回要展示的结果。
// 返回 Promise 的等它落定；listen 是一直在听的，每次有新的值都调用 show。
const cloud = require('./cloud')

const call = (name, options) => ({ name, run: () => wx[name](options) })
const sync = (name, ...args) => ({ name, run: () => wx[name](...args) })

/** 听一个事件：第一次按开始，再按停止。 */
function listen(name, start, stop) {
  let handler
  return {
    name,
    async run(show) {
      const event = name.slice(2)
      if (handler) {
        wx[`off${event}`](handler)
        handler = undefined
        if (stop) await wx[stop]()
        return '不再监听'
      }
      handler = (value) => show(value)
      wx[name](handler)
      if (start) await wx[start]()
      return '正在监听，去设备面板里改一改'
    },
  }
}

/** 用得上的几样：文件在自己的目录里，画布在屏幕外面。 */
const NOTE = () => `${wx.env.USER_DATA_PATH}/lab.txt`
const files = () => wx.getFileSystemManager()

/** 回调风格的方法，给一个 Promise。 */
const promised = (method, options) => new Promise((success, fail) => method({ ...options, success, fail }))

/** 画一张小图：底色上一个圆。 */
function painted() {
  const canvas = wx.createOffscreenCanvas({ type: '2d', width: 64, height: 64 })
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#1f6feb'
  pen.fillRect(0, 0, 64, 64)
  pen.fillStyle = '#ffd33d'
  pen.beginPath()
  pen.arc(32, 32, 20, 0, Math.PI * 2)
  pen.fill()
  return canvas
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const families = [
  {
    id: 'interface', title: '界面',
    items: [
      call('showToast', { title: '你好', icon: 'success' }),
      { name: 'showLoading', run: async () => { await wx.showLoading({ title: '稍等' }); await sleep(800); return wx.hideLoading() } },
      call('showModal', { title: '标题', content: '内容', editable: false }),
      call('showActionSheet', { itemList: ['甲', '乙', '丙'] }),
      call('setNavigationBarTitle', { title: '换了标题' }),
      call('pageScrollTo', { scrollTop: 0, duration: 0 }),
    ],
  },
  {
    id: 'storage', title: '存储',
    items: [
      call('setStorage', { key: 'apis', data: { at: '实验室' } }), call('getStorage', { key: 'apis' }),
      sync('getStorageInfoSync'), call('removeStorage', { key: 'apis' }),
    ],
  },
  {
    id: 'network', title: '网络',
    items: [
      { name: 'request', run: async () => (await wx.request({ url: 'https://api.example.com/products?size=1' })).data },
      call('getNetworkType'), listen('onNetworkStatusChange'), call('getLocalIPAddress'),
    ],
  },
  {
    id: 'route', title: '路由',
    items: [
      call('navigateTo', { url: '/pages/detail/detail?id=binding' }), call('redirectTo', { url: '/pages/about/about' }),
      call('navigateBack', { delta: 1 }), call('switchTab', { url: '/pages/lab/lab' }),
      call('reLaunch', { url: '/pages/apis/apis' }),
      { name: 'getCurrentPages', run: () => getCurrentPages().map(({ route }) => route) },
    ],
  },
  {
    id: 'files', title: '文件',
    items: [
      {
        name: 'writeFile',
        run: () => promised((each) => files().writeFile(each), { filePath: NOTE(), data: `写于 ${Date.now()}\n` }),
      },
      {
        name: 'appendFile',
        run: () => promised((each) => files().appendFile(each), { filePath: NOTE(), data: '又一行\n' }),
      },
      {
        name: 'readFile',
        run: async () => (await promised((each) => files().readFile(each), { filePath: NOTE(), encoding: 'utf8' })).data,
      },
      { name: 'statSync', run: () => `${files().statSync(NOTE()).size} 字节` },
      { name: 'readdirSync', run: () => files().readdirSync(wx.env.USER_DATA_PATH) },
      { name: 'unlink', run: () => promised((each) => files().unlink(each), { filePath: NOTE() }) },
      {
        name: 'uploadFile',
        async run(show) {
          const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: painted() })
          const send = (each) => wx.uploadFile(each).onProgressUpdate(({ progress }) => show(`${progress}%`))
          const { statusCode } = await promised(send, {
            url: 'https://api.example.com/upload', filePath: tempFilePath, name: 'file',
          })
          return `HTTP ${statusCode}`
        },
      },
    ],
  },
  {
    id: 'canvas', title: '画布',
    items: [
      { name: 'createOffscreenCanvas', run: () => `颜色 ${[...painted().getContext('2d').getImageData(32, 32, 1, 1).data]}` },
      { name: 'canvasToTempFilePath', run: () => wx.canvasToTempFilePath({ canvas: painted() }) },
      {
        name: 'getImageInfo',
        run: async () => {
          const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: painted() })
          const { width, height, type } = await wx.getImageInfo({ src: tempFilePath })
          return `${type}，${width} × ${height}`
        },
      },
      {
        name: 'previewImage',
        run: async () => {
          const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: painted() })
          return wx.previewImage({ urls: [tempFilePath] })
        },
      },
    ],
  },
  {
    id: 'cloud', title: '云开发',
    items: [
      { name: 'callFunction', run: () => cloud.call('whoami') },
      {
        name: 'collection.add',
        run: async () => (await cloud.database().collection('notes').add({ data: { at: Date.now() } })).errMsg,
      },
      {
        name: 'collection.get',
        run: async () => (await cloud.database().collection('notes').field({ _id: false, at: true }).limit(3).get()).data,
      },
      { name: 'collection.count', run: () => cloud.database().collection('notes').count() },
      {
        name: 'uploadFile',
        run: async () => cloud.cloud().uploadFile({
          cloudPath: `lab/${Date.now()}.png`,
          filePath: (await wx.canvasToTempFilePath({ canvas: painted() })).tempFilePath,
        }),
      },
    ],
  },
  {
    id: 'location', title: '位置',
    items: [
      call('getLocation', { type: 'gcj02' }), call('getFuzzyLocation', { type: 'gcj02' }), call('chooseLocation'),
      call('openLocation', { latitude: 39.90872, longitude: 116.39748, name: '天安门' }),
      listen('onLocationChange', 'startLocationUpdate', 'stopLocationUpdate'),
    ],
  },
  {
    id: 'sensors', title: '传感器',
    items: [
      listen('onCompassChange', 'startCompass', 'stopCompass'),
      listen('onAccelerometerChange', 'startAccelerometer', 'stopAccelerometer'),
      listen('onGyroscopeChange', 'startGyroscope', 'stopGyroscope'),
      listen('onDeviceMotionChange', 'startDeviceMotionListening', 'stopDeviceMotionListening'),
    ],
  },
  {
    id: 'device', title: '设备',
    items: [
      call('getBatteryInfo'), listen('onBatteryInfoChange'), call('setClipboardData', { data: '来自实验室' }),
      call('getClipboardData'), call('getScreenBrightness'), call('setScreenBrightness', { value: 0.5 }),
      call('setKeepScreenOn', { keepScreenOn: true }), call('vibrateShort', { type: 'medium' }), call('vibrateLong'),
      listen('onUserCaptureScreen'), listen('onMemoryWarning'), listen('onKeyboardHeightChange'),
      listen('onThemeChange'),
    ],
  },
  {
    id: 'person', title: '交给人',
    items: [
      call('scanCode'), call('makePhoneCall', { phoneNumber: '10086' }),
      call('requestPayment', { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=demo', signType: 'MD5', paySign: 's' }),
      call('chooseMedia', { count: 1 }), call('login'), call('getSetting'),
    ],
  },
  {
    id: 'sound', title: '声音（没有声，只有时间）',
    items: [
      {
        name: 'createInnerAudioContext',
        run(show) {
          if (this.player) {
            this.player.destroy()
            this.player = undefined
            return '已经停下'
          }
          this.player = wx.createInnerAudioContext()
          this.player.onTimeUpdate(() => show(`播放到 ${this.player.currentTime.toFixed(1)} 秒`))
          this.player.src = '/sounds/bell.mp3'
          this.player.play()
          return '开始播放，状态行里看得到'
        },
      },
      {
        name: 'getBackgroundAudioManager',
        run() {
          const manager = wx.getBackgroundAudioManager()
          if (!manager.paused) {
            manager.stop()
            return '已经停下'
          }
          manager.title = '夜曲'
          manager.src = 'https://api.example.com/nocturne.mp3'
          return '后台播放中'
        },
      },
    ],
  },
  {
    id: 'worker', title: '多线程',
    items: [
      {
        name: 'createWorker',
        run: () => new Promise((resolve) => {
          const worker = wx.createWorker('workers/primes.js')
          worker.onMessage((message) => {
            worker.terminate()
            resolve(message)
          })
          worker.postMessage({ below: 100000 })
        }),
      },
    ],
  },
  {
    id: 'system', title: '系统',
    items: [
      sync('getWindowInfo'), sync('getDeviceInfo'), sync('getAppBaseInfo'), sync('getLaunchOptionsSync'),
      sync('canIUse', 'startCompass'), sync('canIUse', 'openBluetoothAdapter'), sync('getSystemSetting'),
    ],
  },
]

module.exports = { families }
