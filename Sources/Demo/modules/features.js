const features = [
  {
    id: 'logic',
    title: '逻辑层',
    brief: 'App、Page 和 getApp',
    text: '开发者的代码在逻辑层运行：没有 window，也没有 document。每个文件有自己的作用域，用 setData 把数据交给视图层。',
    code: "Page({\n  data: { text: '你好' },\n  onLoad() {\n    this.setData({ text: '你好，终端' })\n  },\n})",
  },
  {
    id: 'routes',
    title: '页面栈',
    brief: '五种跳转，最多十层',
    text: '打开、替换、返回、切换标签、重新启动：每一种跳转触发哪些生命周期，先后如何，到「实验室」里亲眼看一看。',
    code: "wx.navigateTo({\n  url: '/pages/detail/detail?id=routes',\n})",
  },
  {
    id: 'binding',
    title: '数据绑定',
    brief: '表达式、条件和列表',
    text: '双花括号里写表达式；wx:if 决定有没有，wx:for 重复，wx:key 让列表在移动时保住自己的状态。',
    code: '<view wx:for="{{list}}" wx:key="id">\n  {{index + 1}}. {{item.title}}\n</view>',
  },
  {
    id: 'components',
    title: '自定义组件',
    brief: '属性进，事件出，插槽放内容',
    text: '下面的评分就是一个组件：值从属性传进去，点一下，它用 triggerEvent 说出新的值；前面的文字放在它的插槽里。',
    code: '<rating value="{{value}}" bind:change="rate">\n  我的评分\n</rating>',
  },
  {
    id: 'wxs',
    title: 'WXS',
    brief: '在模板里调用的小函数',
    text: '格式化不必绕到逻辑层：星星、秒数和百分比，都由一个 wxs 文件算好，模板直接调用。',
    code: '<wxs src="format.wxs" module="format"/>\n<text>{{format.stars(3, 5)}}</text>',
  },
  {
    id: 'style',
    title: '样式与布局',
    brief: '按像素排，按格子画',
    text: '一列宽 8px，一行高 16px，屏幕多宽 750rpx 就多宽。弹性布局、边框、颜色、省略号，都画成终端里的字。',
    code: '.row {\n  display: flex;\n  justify-content: space-between;\n}',
  },
  {
    id: 'storage',
    title: '本地存储',
    brief: '关掉再打开，还在',
    text: '每个小程序有自己的存储，最多 10 MB，写在磁盘上。同步和异步两种写法都可以用。',
    code: "await wx.setStorage({ key: 'ratings', data })\nconst data = wx.getStorageSync('ratings')",
  },
  {
    id: 'dialogs',
    title: '交互反馈',
    brief: '提示、加载和对话框',
    text: 'showToast、showLoading 与 showModal 盖在页面上面；回车确定，Esc 取消，结果从 Promise 里拿到。',
    code: "const { confirm } = await wx.showModal({\n  title: '清除数据？',\n})",
  },
]

/** 所有特性，列表里用的部分。 */
exports.list = () => features.map(({ id, title, brief }) => ({ id, title, brief }))

/** 这个 id 的特性；没有就是第一个。 */
exports.find = (id) => features.find((feature) => feature.id === id) || features[0]

/** 排在这个 id 后面的特性，最后一个之后回到开头。 */
exports.after = (id) => features[(features.findIndex((feature) => feature.id === id) + 1) % features.length]
