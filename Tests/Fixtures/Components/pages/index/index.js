const app = getApp()

Component({
  data: {
    active: 0,
    people: [],
    tree: { name: '活动' },
    isSimple: false,
    note: '',
  },

  observers: {
    'people.**'(people) {
      const grouped = (has) => people.filter((one) => has(one)).map(({ name }) => ({ name }))
      this.setData({
        tree: {
          name: '活动',
          children: [
            { name: '吃饭', children: grouped(({ meals }) => meals.length > 0) },
            { name: '不吃饭', children: grouped(({ meals }) => meals.length === 0) },
          ],
        },
      })
    },
  },

  lifetimes: {
    attached() {
      this.setData({ people: app.globalData.people })
    },
  },

  methods: {
    onTab(event) {
      this.setData({ active: event.detail.index, note: `看${event.detail.label}` })
    },

    submit(event) {
      const { value } = event.detail
      const fields = this.selectAllComponents('.field')
      if (!fields.map((field) => field.check()).every((isRight) => isRight)) return
      const people = this.data.people.concat({ id: Date.now(), ...value })
      app.globalData.people = people
      this.setData({ people, active: 1, note: `${value.name}报了名` })
    },

    willRemove(event) {
      console.log('将要删除', event.detail.id)
    },

    remove(event) {
      const people = this.data.people.filter(({ id }) => id !== event.detail.id)
      app.globalData.people = people
      this.setData({ people })
    },

    simplify() {
      this.setData({ isSimple: !this.data.isSimple })
    },

    count() {
      this.setData({ note: `树上有 ${this.selectComponent('#tree').count()} 个` })
    },

    fold() {
      this.selectComponent('#tree').fold()
    },
  },
})
