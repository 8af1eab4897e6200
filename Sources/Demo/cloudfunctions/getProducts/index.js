// 一页商品。云函数里一次最多取 1000 条，小程序端直接查只有 20 条。
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

const db = cloud.database()

exports.main = async ({ page = 1, size = 30 }) => {
  const products = db.collection('products')
  const [{ data }, { total }] = await Promise.all([
    products.orderBy('createTime', 'desc').skip((page - 1) * size).limit(size).get(), products.count(),
  ])
  console.log(`第 ${page} 页，${data.length} 件`)
  return { code: 0, data, total }
}
