// 一节：标题在上，内容在一块浅浅的底色里。右上角是具名插槽 extra，内容是默认插槽。
Component({
  options: { multipleSlots: true },

  properties: {
    title: String,
  },
})
