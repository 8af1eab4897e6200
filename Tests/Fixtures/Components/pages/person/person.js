const app = getApp()

// 页面也可以用 Component 来写：查询参数是属性，字符串会变成数字。
Component({
  properties: {
    id: Number,
  },

  data: {
    person: { name: '' },
  },

  methods: {
    onLoad() {
      const person = app.globalData.people.find(({ id }) => id === this.data.id)
      this.setData({ person })
      wx.setNavigationBarTitle({ title: person.name })
    },

    rename(event) {
      this.setData({ 'person.name': event.detail.value })
      app.globalData.people = app.globalData.people.map((one) => (one.id === this.data.id ? this.data.person : one))
    },
  },
})
