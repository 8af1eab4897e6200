const lamps = require('../../modules/lamps')

// 只为点亮组件一栏的灯。
const light = (name) => lamps.light('component', name, Date.now() - getApp().startedAt)

Component({
  lifetimes: {
    created() { light('created') },
    attached() { light('attached') },
    ready() { light('ready') },
    moved() { light('moved') },
    detached() { light('detached') },
    error() { light('error') },
  },

  pageLifetimes: {
    show() { light('show') },
    hide() { light('hide') },
    resize() { light('resize') },
    routeDone() { light('routeDone') },
  },
})
