const note = (id, kind, text, tags = []) => ({ id, kind, text, tags })

export default [
  {
    id: 'walden',
    title: '瓦尔登湖',
    author: '梭罗',
    notes: [
      note('w1', 'quote', '我愿意深深地扎入生活，吮尽生活的骨髓。', ['生活']),
      note('w2', 'thought', '简单不是目的，清醒才是。', ['生活', '清醒']),
    ],
  },
  {
    id: 'soil',
    title: '乡土中国',
    author: '费孝通',
    notes: [note('s1', 'quote', '从基层上看去，中国社会是乡土性的。', ['社会'])],
  },
  { id: 'blank', title: '还没读的书', author: '佚名', notes: [] },
]
