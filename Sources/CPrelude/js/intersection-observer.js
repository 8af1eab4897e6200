// wx.createIntersectionObserver: watches how far nodes can be seen.
(function (native, shared) {
  'use strict';

  const isObject = (value) => typeof value === 'object' && value !== null;
  const SIDES = ['left', 'top', 'right', 'bottom'];

  function margins(given) {
    const result = {};
    for (const side of SIDES) result[side] = isObject(given) && Number.isFinite(given[side]) ? given[side] : 0;
    return result;
  }

  class IntersectionObserver {
    #component;
    #options;
    #references = [];
    #watches = [];

    constructor(component, options) {
      this.#component = shared.hostNumber(component);
      const given = isObject(options) ? options : {};
      const { thresholds = [0], initialRatio = 0, observeAll = false } = given;
      this.#options = {
        thresholds: Array.isArray(thresholds) && thresholds.length > 0 ? thresholds.map(Number) : [0],
        initialRatio: Number(initialRatio) || 0,
        all: observeAll === true || given.selectAll === true,
      };
    }

    /** Holds nodes against the area of another node; several areas count where all meet. */
    relativeTo(selector, given) {
      this.#references.push({ selector: String(selector), ...margins(given) });
      return this;
    }

    /** Holds nodes against what is seen of the page. */
    relativeToViewport(given) {
      this.#references.push(margins(given));
      return this;
    }

    /** Begins to watch what a selector finds. */
    observe(selector, callback) {
      if (typeof callback !== 'function') return;
      const request = { ...this.#options, references: this.#references, selector: String(selector) };
      this.#watches.push(native.observe(this.#component, request, (result) => {
        shared.guard('IntersectionObserver.observe', callback, this, [result]);
      }));
    }

    /** Ends all watching. */
    disconnect() {
      for (const watch of this.#watches) native.unobserve(watch);
      this.#watches = [];
    }
  }

  shared.intersectionObserver = (component, options) => new IntersectionObserver(component, options);
  shared.addFunction('createIntersectionObserver', (component, options) => (
    shared.hostNumber(component) === 0 && isObject(component) && options === undefined
      ? new IntersectionObserver(undefined, component) : new IntersectionObserver(component, options)));
});
