// 云存储里自己放的文件：编号记在本地，内容在云里。
const { cloud } = require('./cloud')

const STORE = 'cloudFiles'

/** 记着的文件，新的在前：{ fileID, name, kind, size, at }。 */
const list = () => wx.getStorageSync(STORE) || []

function keep(files) {
  wx.setStorageSync(STORE, files)
  return files
}

/** 上传一个本地文件，记住它，给出新的清单。 */
async function upload({ path, folder, kind, size }, onProgress) {
  const at = Date.now()
  const ending = path.includes('.') ? path.slice(path.lastIndexOf('.')) : ''
  const name = `${at}-${Math.random().toString(36).slice(2, 6)}${ending}`
  const { fileID } = await new Promise((success, fail) => {
    const task = cloud().uploadFile({ cloudPath: `${folder}/${name}`, filePath: path, success, fail })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
  })
  return keep([{ fileID, name, kind, size, at }, ...list()])
}

/** 把一段文字写成本地文件再上传。 */
async function uploadText(text, onProgress) {
  const files = wx.getFileSystemManager()
  const path = `${wx.env.USER_DATA_PATH}/note.txt`
  files.writeFileSync(path, text, 'utf8')
  const { size } = files.statSync(path)
  return upload({ path, folder: 'notes', kind: 'text', size }, onProgress)
}

/** 几个文件的临时链接，按编号。 */
async function links(fileIDs) {
  const { fileList } = await cloud().getTempFileURL({ fileList: fileIDs })
  return Object.fromEntries(fileList.map(({ fileID, tempFileURL, maxAge, status, errMsg }) => (
    [fileID, { url: tempFileURL, maxAge, status, errMsg }])))
}

/** 下载到临时文件，给它的路径。 */
async function download(fileID) {
  const { tempFilePath } = await cloud().downloadFile({ fileID })
  return tempFilePath
}

/** 从云里删掉，再忘掉；早就不在的也忘掉。 */
async function remove(fileID) {
  const { fileList: [{ status, errMsg }] } = await cloud().deleteFile({ fileList: [fileID] })
  if (status !== 0 && status !== -503003) throw Object.assign(new Error(errMsg), { errMsg, errCode: status })
  return keep(list().filter((file) => file.fileID !== fileID))
}

module.exports = { download, links, list, remove, upload, uploadText }
