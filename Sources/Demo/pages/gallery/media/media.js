const gallery = require('../../../behaviors/gallery')

const MONTHS = [3, 5, 4, 8, 7, 10, 6, 9]

Page({
  behaviors: [gallery],

  data: {
    modes: [
      { mode: 'scaleToFill', note: '拉满' },
      { mode: 'aspectFit', note: '全看见' },
      { mode: 'aspectFill', note: '全填满' },
      { mode: 'widthFix', note: '宽定高随' },
      { mode: 'heightFix', note: '高定宽随' },
      { mode: 'center', note: '不缩放' },
    ],
  },

  onReady() {
    this.createSelectorQuery().select('#chart').fields({ node: true, size: true }).exec(([chart]) => {
      if (chart && chart.node) this.draw(chart)
    })
  },

  // 画一张柱状图。
  draw({ node, width, height }) {
    node.width = width
    node.height = height
    const context = node.getContext('2d')
    const step = width / MONTHS.length
    MONTHS.forEach((value, index) => {
      const tall = (value / 10) * (height - 16)
      context.fillStyle = index % 2 === 0 ? '#2fa36b' : '#3f86d8'
      context.fillRect(index * step + 4, height - tall, step - 8, tall)
    })
    context.strokeStyle = '#d08030'
    context.lineWidth = 4
    context.beginPath()
    MONTHS.forEach((value, index) => {
      const at = [index * step + step / 2, height - (value / 10) * (height - 16) - 8]
      if (index === 0) context.moveTo(...at)
      else context.lineTo(...at)
    })
    context.stroke()
  },
})
