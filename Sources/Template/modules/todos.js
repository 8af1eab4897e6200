// 待办存在云数据库的 todos 集合里，几个终端看的是同一份。
const collection = () => wx.cloud.database().collection('todos')

/** 看着清单：先是现在的样子，然后每一次变化。 */
function watch(onChange, onError) {
  return collection().orderBy('createTime', 'desc').limit(100).watch({
    onChange: ({ docs }) => onChange(docs),
    onError,
  })
}

function add(title) {
  const createTime = wx.cloud.database().serverDate()
  return collection().add({ data: { title, done: false, createTime } })
}

const toggle = ({ _id, done }) => collection().doc(_id).update({ data: { done: !done } })
const remove = ({ _id }) => collection().doc(_id).remove()

module.exports = { add, remove, toggle, watch }
