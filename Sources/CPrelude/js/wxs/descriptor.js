// ComponentDescriptor: what WXS handlers of events and of property changes get of nodes.
(function (native, shared) {
  'use strict';

  const descriptors = new Map();

  class ComponentDescriptor {
    #node;
    #state = {};
    constructor(node) { this.#node = node; }

    /** The first node that a selector finds inside; null if there is none. */
    selectComponent(selector) {
      const found = native.select(this.#node, `${selector}`, false);
      return found.length > 0 ? describe(found[0]) : null;
    }

    /** All nodes that a selector finds inside. */
    selectAllComponents(selector) { return native.select(this.#node, `${selector}`, true).map(describe); }

    /** Sets the inline style, over the template's: text, or an object of properties. */
    setStyle(style) {
      native.setStyle(this.#node, styleText(style));
      return this;
    }

    addClass(names) {
      native.changeClasses(this.#node, `${names}`, true);
      return this;
    }

    removeClass(names) {
      native.changeClasses(this.#node, `${names}`, false);
      return this;
    }

    /** As addClass: the documentation's example calls it so. */
    setClass(names) { return this.addClass(names); }

    hasClass(name) { return native.hasClass(this.#node, `${name}`); }

    getDataset() { return native.dataset(this.#node); }

    /** Calls a method of the page or component, in a turn of its own. */
    callMethod(name, argument) { native.callMethod(this.#node, `${name}`, argument); }

    /** As a component's triggerEvent, in a turn of its own. */
    triggerEvent(name, detail, options) { native.triggerEvent(this.#node, `${name}`, detail, options || {}); }

    requestAnimationFrame(callback) { return native.startTimer(16, callback); }

    setTimeout(callback, delay) { return native.startTimer(+delay || 0, callback); }

    clearTimeout(number) { native.clearTimer(number); }

    /** An object in which a module may keep what belongs to this node. */
    getState() { return this.#state; }

    /** The computed values of some style properties. */
    getComputedStyle(names) {
      const list = typeof names === 'string' ? [names] : names;
      return native.measure(this.#node, { computedStyle: list || [] });
    }

    /** Place and size in the viewport, in px; to a callback as well, if there is one. */
    getBoundingClientRect(callback) {
      const rect = native.measure(this.#node, { id: true, dataset: true, rect: true, size: true });
      if (typeof callback === 'function') callback(rect);
      return rect;
    }
  }

  function styleText(style) {
    if (typeof style !== 'object' || style === null) return style === undefined || style === null ? '' : `${style}`;
    let text = '';
    for (const name in style) {
      const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const value = style[name];
      if (value !== undefined && value !== null && value !== '') text += `${property}:${value};`;
    }
    return text;
  }

  /** The descriptor of a node, always the same one. */
  function describe(node) {
    let descriptor = descriptors.get(node);
    if (descriptor === undefined) {
      descriptor = new ComponentDescriptor(node);
      descriptors.set(node, descriptor);
    }
    return descriptor;
  }
  shared.describe = describe;

  /** Forgets a node that is gone. */
  shared.release = (node) => { descriptors.delete(node); };
});
