// createMediaQueryObserver: tells whether the page's size fits a description, at first and on every change.
(function (native, shared) {
  'use strict';

  /** The observers of each component that watch now. */
  const watching = new Set();

  const TESTS = {
    minWidth: (limit, { width }) => width >= limit,
    maxWidth: (limit, { width }) => width <= limit,
    width: (limit, { width }) => width === limit,
    minHeight: (limit, { height }) => height >= limit,
    maxHeight: (limit, { height }) => height <= limit,
    height: (limit, { height }) => height === limit,
    orientation: (wanted, { width, height }) => wanted === (width > height ? 'landscape' : 'portrait'),
  };

  function fits(description, size) {
    return Object.keys(TESTS).every((name) => (
      description[name] === undefined || description[name] === null || TESTS[name](description[name], size)));
  }

  class Watch {
    constructor(component, description, callback) {
      this.component = component;
      this.description = description;
      this.callback = callback;
      this.matches = undefined;
    }

    look() {
      if (!watching.has(this)) return;
      if (this.component !== 0 && !native.isAlive(this.component)) {
        watching.delete(this);
        return;
      }
      const matches = fits(this.description, native.windowSize());
      if (matches === this.matches) return;
      this.matches = matches;
      shared.guard('MediaQueryObserver.observe', this.callback, undefined, [{ matches }]);
    }
  }

  class MediaQueryObserver {
    #component;
    #watches = [];
    constructor(component) { this.#component = shared.hostNumber(component); }

    /** Begins to watch; the first answer comes in the next turn. */
    observe(description, callback) {
      if (typeof callback !== 'function') return;
      const given = typeof description === 'object' && description !== null ? { ...description } : {};
      const watch = new Watch(this.#component, given, callback);
      this.#watches.push(watch);
      watching.add(watch);
      native.later(() => watch.look());
    }

    /** Ends all watching. */
    disconnect() {
      for (const watch of this.#watches) watching.delete(watch);
      this.#watches = [];
    }
  }

  shared.mediaQueryObserver = (component) => new MediaQueryObserver(component);
  shared.addFunction('createMediaQueryObserver', (component) => new MediaQueryObserver(component));

  /** The host calls this when the page's size has changed. */
  shared.windowResized = function windowResized() { for (const watch of [...watching]) watch.look(); };
});
