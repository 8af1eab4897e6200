const gallery = require('../../../behaviors/gallery')

Page({
  behaviors: [gallery],

  data: {
    fruits: ['苹果', '梨', '枣'],
    seasons: ['春', '夏', '秋', '冬'],
    picked: ['梨'],
    season: '秋',
    isOn: true,
    isChecked: false,
    volume: 40,
    live: 40,
    stepped: 4,
  },

  sliding(event) {
    this.setData({ live: event.detail.value })
  },

  slid(event) {
    this.setData({ live: event.detail.value })
    this.tell(event)
  },
})
