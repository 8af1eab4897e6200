// wx.createAnimation: collects steps and exports them as the data that `animation="{{ }}"` takes.
(function (native, shared) {
  'use strict';

  const LENGTHS = ['width', 'height', 'left', 'right', 'top', 'bottom'];
  const TRANSFORMS = [
    'matrix', 'matrix3d', 'rotate', 'rotate3d', 'rotateX', 'rotateY', 'rotateZ', 'scale', 'scale3d', 'scaleX', 'scaleY',
    'scaleZ', 'skew', 'skewX', 'skewY', 'translate', 'translate3d', 'translateX', 'translateY', 'translateZ',
  ];

  class Animation {
    #settings;
    #actions = [];
    /** What the next step changes. */
    #pending = [];
    /** All that was changed so far, by what it changes: a later step keeps what earlier ones set. */
    #current = new Map();

    constructor(options) { this.#settings = settings(options, {}); }

    #change(type, args) {
      this.#pending.push({ type, args });
      return this;
    }

    static {
      const define = (name, value) => {
        Object.defineProperty(Animation.prototype, name, { value, writable: true, configurable: true });
      };
      for (const name of TRANSFORMS) define(name, function (...args) { return this.#change(name, args); });
      for (const name of LENGTHS) {
        define(name, function (value) {
          return this.#change('style', [name, typeof value === 'number' ? `${value}px` : value]);
        });
      }
    }

    /** How opaque it becomes. */
    opacity(value) { return this.#change('style', ['opacity', value]); }

    /** The background that it gets. */
    backgroundColor(value) { return this.#change('style', ['background-color', value]); }

    /** Ends a group of changes that happen together; the next group follows it. */
    step(options) {
      for (const change of this.#pending) {
        this.#current.set(change.type === 'style' ? `style.${change.args[0]}` : change.type, change);
      }
      this.#pending = [];
      const { transformOrigin, ...transition } = settings(options, this.#settings);
      this.#actions.push({ animates: [...this.#current.values()], option: { transformOrigin, transition } });
      return this;
    }

    /** The steps so far, as data; they are forgotten then. */
    export() {
      const actions = this.#actions;
      this.#actions = [];
      return { actions };
    }
  }

  function settings(options, defaults) {
    const given = typeof options === 'object' && options !== null ? options : {};
    const { duration = 400, timingFunction = 'linear', delay = 0, transformOrigin = '50% 50% 0' } = defaults;
    const fallback = { duration, timingFunction, delay, transformOrigin };
    const result = {};
    for (const name of Object.keys(fallback)) result[name] = given[name] === undefined ? fallback[name] : given[name];
    return result;
  }

  // Some programs call it with `new`.
  shared.addFunction('createAnimation', function (options) { return new Animation(options); });
});
