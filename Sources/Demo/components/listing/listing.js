// 抽象节点：每一项长什么样，由使用者用 generic:item 决定。
Component({
  properties: {
    items: Array,
  },
})
