Page({
  data: {
    kinds: [{ text: '全部', value: 0 }, { text: '新的', value: 1 }, { text: '旧的', value: 2 }],
    orders: [{ text: '时间', value: 'time' }, { text: '价格', value: 'price' }],
    kind: 0,
    order: 'time',
    part: '',
    phone: '',
    message: '',
    isOn: true,
    said: '',
  },

  tell(event) {
    const { name } = event.currentTarget.dataset
    this.setData({ said: `${name} ${JSON.stringify(event.detail)}` })
  },

  turn(event) {
    this.setData({ isOn: event.detail })
    this.tell(event)
  },

  phone(event) {
    const phone = event.detail
    this.setData({ phone, message: /^1\d{0,10}$/.test(phone) || !phone ? '' : '手机号不对' })
  },

  submit(event) {
    this.setData({ said: JSON.stringify(event.detail.value) })
  },
})
