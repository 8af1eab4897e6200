App({
  globalData: {
    people: [
      { id: 1, name: '林晓', count: 2, meals: ['lunch'] },
      { id: 2, name: '周舟', count: 1, meals: [] },
    ],
  },
})
