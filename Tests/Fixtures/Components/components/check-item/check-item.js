const choosable = require('../../behaviors/choosable')

Component({
  behaviors: [choosable],

  relations: {
    '../check-group/check-group': { type: 'ancestor' },
  },
})
