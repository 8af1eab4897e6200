const gallery = require('../../../behaviors/gallery')

const provinces = [
  { name: '江南', towns: ['苏州', '杭州', '绍兴'] },
  { name: '岭南', towns: ['广州', '潮州'] },
]

Page({
  behaviors: [gallery],

  data: {
    teas: ['绿茶', '红茶', '乌龙', '白茶', '普洱'],
    tea: 0,
    columns: [provinces.map(({ name }) => name), provinces[0].towns],
    town: [0, 0],
    time: '09:30',
    date: '2026-01-01',
    month: '2026-01',
    region: ['广东省', '广州市', '海珠区'],
    hours: Array.from({ length: 24 }, (_, hour) => `${hour} 时`),
    minutes: ['0 分', '15 分', '30 分', '45 分'],
    clock: [8, 1],
  },

  // 第一列变了，第二列跟着换。
  changeColumn(event) {
    const { column, value } = event.detail
    this.tell(event)
    if (column === 0) this.setData({ 'columns[1]': provinces[value].towns, town: [value, 0] })
    else this.setData({ 'town[1]': value })
  },
})
