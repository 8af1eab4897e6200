const { ui } = require('../common/ui')

ui({
  classes: ['title-class'],
  props: {
    tag: String,
    title: String,
    desc: String,
    price: { type: null, observer: 'split' },
    num: { type: Number, value: 1 },
  },
  data: {
    whole: '',
    cents: '',
  },
  methods: {
    split(price) {
      const [whole, cents] = Number(price).toFixed(2).split('.')
      this.setData({ whole, cents })
    },
  },
})
