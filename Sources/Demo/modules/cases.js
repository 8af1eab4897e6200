// 标签页的八种情形：A、B 是标签页，C 从 A 打开，D 从 C 打开。每种都从头摆好，再走一步，记下触发的生命周期。
const A = '/pages/lab/lab'
const B = '/pages/mine/mine'
const C = '/pages/level/level?mark=C'
const D = '/pages/level/level?mark=D'

const toA = () => wx.switchTab({ url: A })
const toB = () => wx.switchTab({ url: B })
const open = (url) => () => wx.navigateTo({ url })

const letters = { 'pages/lab/lab': 'A', 'pages/mine/mine': 'B' }
// onReady 不在表里；onTabItemTap 也不是路由的一部分。
const watched = ['onLoad', 'onShow', 'onHide', 'onUnload']

const cases = [
  { id: 'AA', from: 'A', to: 'A', setup: [], act: toA, expected: '' },
  { id: 'AB', from: 'A', to: 'B', setup: [], act: toB, expected: 'A.onHide B.onLoad B.onShow' },
  { id: 'ABagain', from: 'A', to: 'B 再次', setup: [toB, toA], act: toB, expected: 'A.onHide B.onShow' },
  { id: 'CA', from: 'C', to: 'A', setup: [open(C)], act: toA, expected: 'C.onUnload A.onShow' },
  { id: 'CB', from: 'C', to: 'B', setup: [open(C)], act: toB, expected: 'C.onUnload B.onLoad B.onShow' },
  {
    id: 'DB', from: 'D', to: 'B', setup: [open(C), open(D)], act: toB,
    expected: 'D.onUnload C.onUnload B.onLoad B.onShow',
  },
  // 从转发进入：D 是唯一的页面，下面没有 A。
  { id: 'sharedA', from: 'D 转发', to: 'A', shared: true, setup: [], act: toA, expected: 'D.onUnload A.onLoad A.onShow' },
  { id: 'sharedB', from: 'D 转发', to: 'B', shared: true, setup: [], act: toB, expected: 'D.onUnload B.onLoad B.onShow' },
]

/** 每种情形的说明，和已经得到的结果。 */
function list() {
  const { results } = getApp().globalData
  return cases.map(({ id, from, to, expected }) => ({
    id,
    from,
    to,
    expected: expected === '' ? '什么都不发生' : expected,
    isRun: id in results,
    isRight: results[id] === expected,
    actual: results[id],
  }))
}

/** 走一遍：摆好页面栈，走那一步，记下结果，再回到实验室。 */
async function run(id) {
  const { setup, act, shared } = cases.find((one) => one.id === id)
  const { globalData } = getApp()
  await wx.reLaunch({ url: shared ? D : A })
  for (const step of setup) await step()
  const last = globalData.journal[0].number
  await act()
  globalData.results[id] = globalData.journal
    .filter(({ number, what }) => number > last && watched.includes(what))
    .reverse()
    .map(({ who, what, mark }) => `${letters[who] || mark}.${what}`)
    .join(' ')
  await toA()
}

/** 全部走一遍。 */
async function runAll() {
  for (const { id } of cases) await run(id)
}

module.exports = { list, run, runAll }
