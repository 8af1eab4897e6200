const choosable = require('../../behaviors/choosable')

Component({
  options: { multipleSlots: true },
  behaviors: [choosable],

  relations: {
    '../check-group/check-group': { type: 'ancestor' },
  },
})
