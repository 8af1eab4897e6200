// 待办清单的数据：存在云数据库的 todos 集合里，两个终端看的是同一份。
const { database } = require('./cloud')

const STORE = 'todos'

const collection = () => database().collection('todos')

/** 查询条件：筛选、标签和正则搜索合在一起。 */
function condition({ filter, tag, search }) {
  const db = database()
  const query = {}
  if (filter === 'active') query.done = false
  if (filter === 'done') query.done = true
  if (tag !== '') query.tags = tag
  if (search !== '') query.title = db.RegExp({ regexp: search, options: 'i' })
  return query
}

/** 看着清单：先是现在的样子，然后每一次变化。 */
function watch(query, onChange, onError) {
  const picked = Object.keys(query).length === 0 ? collection() : collection().where(query)
  return picked.orderBy('createTime', 'desc').limit(200).watch({ onChange, onError })
}

/** 一共几件，还剩几件。 */
async function count() {
  const [all, open] = await Promise.all([collection().count(), collection().where({ done: false }).count()])
  return { all: all.total, open: open.total }
}

function add(title, tags) {
  return collection().add({ data: { title, done: false, tags, createTime: database().serverDate() } })
}

const edit = (id, data) => collection().doc(id).update({ data })
const toggle = (item) => edit(item._id, { done: !item.done, updateTime: database().serverDate() })
const pushTag = (id, name) => edit(id, { tags: database().command.push([name]) })
const pullTag = (id, name) => edit(id, { tags: database().command.pull(name) })
const remove = (id) => collection().doc(id).remove()

/** 撤销删除：原样放回去。 */
function restore({ _id, _openid, ...data }) {
  return collection().doc(_id).set({ data })
}

/** 上一次看到的清单，没有连上云时先显示它。 */
const remembered = () => wx.getStorageSync(STORE) || []
const remember = (list) => wx.setStorage({ key: STORE, data: list })

module.exports = {
  add, condition, count, edit, pullTag, pushTag, remember, remembered, remove, restore, toggle, watch,
}
