// 一行带标记的字。
Component({
  properties: {
    text: String,
  },
})
