const journal = require('./journal')

// 画廊各页共用：记下任何控件的值，把事件写成一行字。
module.exports = Behavior({
  behaviors: [journal],

  data: {
    last: '动一动任何一个控件',
  },

  methods: {
    // 事件的名字和内容。
    tell(event) {
      const { name } = event.currentTarget.dataset
      this.setData({ last: `${name} ${event.type} ${JSON.stringify(event.detail)}` })
    },

    // 记下新的值，再说出事件。
    keep(event) {
      this.setData({ [event.currentTarget.dataset.name]: event.detail.value })
      this.tell(event)
    },
  },
})
