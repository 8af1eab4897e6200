import { selectable } from '../../behaviors/selectable'

Component({
  behaviors: [selectable],

  properties: {
    tags: Array,
  },

  methods: {
    onTap({ currentTarget: { dataset } }) {
      this.toggle(dataset.tag)
    },
  },
})
