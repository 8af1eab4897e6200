const journal = require('../../behaviors/journal')

Page({
  behaviors: [journal],

  data: {
    families: [
      { name: '输入', tags: 'input  textarea  editor', url: '/pages/gallery/text/text' },
      { name: '选择', tags: 'checkbox  radio  switch  slider  label', url: '/pages/gallery/choice/choice' },
      { name: '选择器', tags: 'picker  picker-view', url: '/pages/gallery/picker/picker' },
      { name: '按钮', tags: 'button', url: '/pages/gallery/button/button' },
      { name: '展示', tags: 'icon  progress  rich-text  text', url: '/pages/gallery/display/display' },
      { name: '容器', tags: 'scroll-view  swiper  movable-view  sticky', url: '/pages/gallery/box/box' },
      { name: '媒体', tags: 'image  canvas  video  map  camera', url: '/pages/gallery/media/media' },
      { name: '相册', tags: 'chooseMedia  uploadFile  previewImage', url: '/pages/gallery/album/album' },
      { name: '导航', tags: 'navigator  navigation-bar  page-meta', url: '/pages/gallery/route/route' },
      { name: '网页', tags: 'web-view', url: '/pages/gallery/web/web' },
      { name: '触摸', tags: 'tap  longpress  touchmove  catch  mark', url: '/pages/gallery/touch/touch' },
      { name: 'WXS', tags: 'module  require  event  change:prop', url: '/pages/gallery/wxs/wxs' },
      { name: '样式', tags: 'selector  flex  grid  table  gradient', url: '/pages/gallery/style/style' },
      { name: '动画', tags: 'transition  @keyframes  createAnimation  animate', url: '/pages/gallery/motion/motion' },
      { name: '提交', tags: 'form  校验  重置', url: '/pages/form/form' },
    ],
  },
})
