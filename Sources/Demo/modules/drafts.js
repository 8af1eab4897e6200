const KEY = 'draft'

/** 一份空白的名片。 */
function blank() {
  return { name: '', about: '', level: 'new', topics: [], news: false }
}

/** 上次没写完的名片。 */
function read() {
  return { ...blank(), ...(wx.getStorageSync(KEY) || {}) }
}

/** 存下名片。 */
function write(draft) {
  return wx.setStorage({ key: KEY, data: draft })
}

/** 没有不对的地方。 */
function noProblems() {
  return { name: '', topics: '' }
}

/** 名片里不对的地方：每个字段一句话，对的为空。 */
function problems(draft) {
  const found = noProblems()
  const name = draft.name.trim()
  if (name === '') found.name = '请填写称呼'
  else if (name.length > 12) found.name = '称呼最多十二个字'
  if (draft.topics.length === 0) found.topics = '至少选一个'
  return found
}

module.exports = { blank, read, write, noProblems, problems }
