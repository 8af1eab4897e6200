const { ui } = require('../common/ui')

ui({
  classes: ['title-class', 'value-class'],
  props: {
    title: null,
    value: null,
    label: String,
    icon: String,
    url: String,
    linkType: { type: String, value: 'navigateTo' },
    isLink: Boolean,
    required: Boolean,
  },
  methods: {
    onTap(event) {
      this.emit('click', event.detail)
      const { url, linkType } = this.data
      if (url) wx[linkType]({ url })
    },
  },
})
