// 三个插槽，和一个由使用者给的样式。
Component({
  options: { multipleSlots: true },
  externalClasses: ['frame-class'],
})
