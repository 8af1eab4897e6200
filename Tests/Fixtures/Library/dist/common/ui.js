const basic = require('./basic')

// 所有小件都这样登记：把简短的写法变成 Component 的参数。
exports.ui = function ui(options) {
  const component = {
    behaviors: [basic].concat(options.mixins || []),
    externalClasses: ['custom-class'].concat(options.classes || []),
    options: { multipleSlots: true, addGlobalClass: true },
    properties: options.props || {},
    data: options.data || {},
    methods: options.methods || {},
    observers: options.watch || {},
    lifetimes: {},
    relations: options.relations || {},
  }
  if (options.field) component.behaviors.push('wx://form-field')
  ;['created', 'attached', 'ready', 'detached'].forEach((name) => {
    if (options[name]) component.lifetimes[name] = options[name]
  })
  Component(component)
}
