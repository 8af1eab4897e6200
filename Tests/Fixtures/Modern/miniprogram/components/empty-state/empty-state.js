Component({
  properties: { text: { type: String, value: '什么也没有' } },
})
