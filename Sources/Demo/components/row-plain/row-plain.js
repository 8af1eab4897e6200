// 一行字。
Component({
  properties: {
    text: String,
  },
})
