Page({
  data: {
    groups: [
      {
        title: '看的',
        pages: [
          { title: '基础', label: 'button cell badge tag divider loading', url: '/pages/basic/basic', icon: '▣' },
          { title: '展示', label: 'card collapse empty grid progress steps', url: '/pages/show/show', icon: '▤' },
        ],
      },
      {
        title: '动手的',
        pages: [
          { title: '填写', label: 'field search stepper switch rate dropdown', url: '/pages/enter/enter', icon: '✎' },
          { title: '回应', label: 'dialog toast popup swipe-cell tabs notice', url: '/pages/answer/answer', icon: '↩' },
        ],
      },
    ],
  },
})
