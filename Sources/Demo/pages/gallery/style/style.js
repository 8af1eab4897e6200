const gallery = require('../../../behaviors/gallery')

Page({
  behaviors: [gallery],

  data: {
    justify: ['flex-start', 'center', 'space-between', 'space-around'],
    members: [
      { name: '甲', age: 12, city: '北京' },
      { name: '乙', age: 8, city: '乌鲁木齐' },
      { name: '丙', age: 30, city: '广州' },
    ],
  },
})
