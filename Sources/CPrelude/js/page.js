// Page and getCurrentPages. Inside, a page is a component whose methods are its functions and whose other members are
// copied.
(function (native, shared) {
  'use strict';

  /** Fields of Page's options that are definitions of their own. */
  const SECTIONS = ['data', 'behaviors', 'options', 'observers', 'lifetimes', 'pageLifetimes'];
  const channels = new WeakMap();

  /** Registers the page whose file this is called in. */
  function Page(options) {
    if (typeof options !== 'object' || options === null) {
      shared.log('error', ['Page() takes an Object']);
      return;
    }
    const component = { methods: {} };
    for (const key of Object.keys(options)) {
      const value = options[key];
      if (SECTIONS.includes(key)) component[key] = value;
      else if (typeof value === 'function') component.methods[key] = value;
    }
    shared.filter(component);
    const definition = shared.define(component);
    for (const key of Object.keys(options)) {
      if (!SECTIONS.includes(key) && typeof options[key] !== 'function') definition.extra[key] = options[key];
    }
    shared.register(definition, true);
  }

  /** Gives a page's instance what only pages have. The host calls it for components that are used as pages, too. */
  shared.becomePage = function becomePage(instance, route, options, channel, exitState) {
    instance.route = route;
    instance.options = options;
    instance.renderer = 'webview';
    if (exitState !== undefined) instance.exitState = exitState;
    Object.defineProperty(instance, '__route__', { value: route, configurable: true, writable: true });
    channels.set(instance, channel);
    Object.defineProperty(instance, 'getOpenerEventChannel', {
      value() {
        if (channels.get(instance) === undefined) channels.set(instance, shared.openChannel());
        return channels.get(instance);
      },
      configurable: true, writable: true,
    });
  };


  /** The page stack, the bottom first. */
  function getCurrentPages() { return native.currentPages(); }

  for (const [name, value] of [['Page', Page], ['getCurrentPages', getCurrentPages]]) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
});
