// 生命周期页上的灯：每个回调发生过几次、最近在何时、第几个发生。
const groups = [
  {
    id: 'app',
    title: 'App',
    names: ['onLaunch', 'onShow', 'onHide', 'onError', 'onPageNotFound', 'onUnhandledRejection', 'onThemeChange'],
  },
  {
    id: 'page',
    title: 'Page',
    names: [
      'onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onPullDownRefresh', 'onReachBottom', 'onPageScroll',
      'onResize', 'onTabItemTap', 'onShareAppMessage', 'onShareTimeline', 'onAddToFavorites', 'onSaveExitState',
    ],
  },
  {
    id: 'component',
    title: 'Component',
    names: ['created', 'attached', 'ready', 'moved', 'detached', 'error', 'show', 'hide', 'resize', 'routeDone'],
  },
]

const lit = {}
const listeners = new Set()
let order = 0

/** 点亮一盏灯。 */
function light(group, name, at) {
  const key = `${group}.${name}`
  const count = lit[key] ? lit[key].count + 1 : 1
  order += 1
  lit[key] = { count, at, order }
  listeners.forEach((listener) => listener(key))
}

/** 所有的灯，按组。 */
function read() {
  return groups.map(({ id, title, names }) => ({
    id,
    title,
    lamps: names.map((name) => ({ name, count: 0, at: 0, ...lit[`${id}.${name}`] })),
  }))
}

/** 发生过的，按先后，最近的在最后。 */
function sequence(most) {
  return Object.keys(lit)
    .sort((one, other) => lit[one].order - lit[other].order)
    .slice(-most)
    .map((key) => key.split('.')[1])
}

/** 全部熄灭。 */
function clear() {
  Object.keys(lit).forEach((key) => delete lit[key])
  order = 0
}

/** 有灯亮起时叫一声；不再需要时用 unwatch 取消。 */
function watch(listener) {
  listeners.add(listener)
}

function unwatch(listener) {
  listeners.delete(listener)
}

module.exports = { light, read, sequence, clear, watch, unwatch }
