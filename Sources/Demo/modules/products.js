// 商品接口：列表、详情、新建、修改、删除。

const http = require('./http')

/** 一页商品：{ list, total }。 */
exports.list = (page, size, keyword = '') => http.get('/products', { page, size, keyword })
exports.find = (id) => http.get(`/products/${id}`)
exports.create = (product) => http.post('/products', product)
exports.update = (id, product) => http.put(`/products/${id}`, product)
exports.remove = (id) => http.delete(`/products/${id}`)
