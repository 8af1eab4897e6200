// 带标题的框：右上角是具名插槽 extra，内容是默认插槽。
Component({
  options: { multipleSlots: true },

  properties: {
    title: String,
  },
})
