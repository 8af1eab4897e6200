const gallery = require('../../../behaviors/gallery')

Page({
  behaviors: [gallery],

  data: {
    icons: ['success', 'success_no_circle', 'info', 'warn', 'waiting', 'cancel', 'download', 'search', 'clear'],
    percent: 30,
    html: [
      '<p>富文本：<strong>粗体</strong>、<em>斜体</em>、<span style="color:#d05030">颜色</span></p>',
      '<ul><li>第一项</li><li>第二项 <b>着重</b></li></ul>',
    ].join(''),
    nodes: [
      {
        name: 'p',
        attrs: { style: 'font-weight: bold' },
        children: [{ type: 'text', text: '用节点数组写的一段 &amp; 实体' }],
      },
    ],
  },

  more() {
    this.setData({ percent: this.data.percent >= 100 ? 0 : this.data.percent + 10 })
  },
})
