// 父子关系的两半：useChildren('tab') 和 useParent('tabs')。
exports.useChildren = (name, onChange) => {
  const path = `../${name}/index`
  const changed = function () {
    this.children = this.getRelationNodes(path) || []
    if (onChange) onChange.call(this)
  }
  return {
    relations: { [path]: { type: 'descendant', linked: changed, unlinked: changed, linkChanged: changed } },
    mixin: Behavior({
      created() {
        this.children = []
      },
    }),
  }
}

exports.useParent = (name, onLink) => {
  const path = `../${name}/index`
  return {
    relations: {
      [path]: {
        type: 'ancestor',
        linked(parent) {
          this.parent = parent
          if (onLink) onLink.call(this)
        },
        unlinked() {
          this.parent = null
        },
      },
    },
    mixin: Behavior({
      data: { index: 0 },

      methods: {
        place() {
          return this.parent ? this.parent.children.indexOf(this) : -1
        },
      },
    }),
  }
}
