// Component: definitions by path, and the instances that programs know as `this`.
(function (native, shared) {
  'use strict';

  /** What was defined, by the path of the file that defined it. */
  const definitions = new Map();
  /** What an instance is inside: its number in the host and its definition. */
  const insides = new WeakMap();

  const inside = (instance) => insides.get(instance) || { id: 0, definition: undefined };
  const idOf = (instance) => inside(instance).id;
  shared.hostNumber = (instance) => (typeof instance === 'object' && instance !== null ? idOf(instance) : 0);

  /** Tells a value's type as property definitions do. */
  function typeName(type) {
    switch (type) {
      case String: return 'String';
      case Number: return 'Number';
      case Boolean: return 'Boolean';
      case Object: return 'Object';
      case Array: return 'Array';
      case Function: return 'Function';
      default: return 'Any';
    }
  }

  function describeProperty(name, given) {
    const isOptions = typeof given === 'object' && given !== null;
    const options = isOptions ? given : { type: given };
    const optional = Array.isArray(options.optionalTypes) ? options.optionalTypes.map(typeName) : [];
    return {
      name, type: typeName(options.type), optionalTypes: optional, value: options.value,
      observer: options.observer !== undefined && options.observer !== null,
    };
  }

  /** The host's view of a definition: data, no functions. */
  function describe(definition, isPage) {
    return {
      isPage,
      properties: Object.keys(definition.properties).map((name) => describeProperty(name, definition.properties[name])),
      data: definition.data,
      observers: definition.observers.map(describeObserver),
      lifetimes: [...new Set(definition.lifetimes.map(({ name }) => name))],
      pageLifetimes: [...new Set(definition.pageLifetimes.map(({ name }) => name))],
      externalClasses: definition.externalClasses,
      options: plainOptions(definition.options),
      behaviors: [...definition.builtIn],
      ancestors: [...definition.ancestors].map(({ number }) => number),
      relations: Object.keys(definition.relations).map((path) => describeRelation(path, definition.relations[path])),
    };
  }

  /** Reads the paths of an observer once; the values that it gets are found by them. */
  function describeObserver(observer) {
    observer.parsed = [];
    const described = [];
    for (const text of String(observer.paths).split(',').map((path) => path.trim())) {
      const isWildcard = text === '**' || text.endsWith('.**');
      const path = text.replace(/\.?\*\*$/, '');
      try {
        const parts = path === '' ? [] : shared.dataPath(path);
        observer.parsed.push(parts);
        described.push({ parts, isWildcard });
      } catch (error) {
        shared.log('error', [error.message]);
      }
    }
    return described;
  }

  function plainOptions(options) {
    const pattern = options.pureDataPattern;
    const isPattern = pattern instanceof RegExp;
    return { ...options, pureDataPattern: isPattern ? { source: pattern.source, flags: pattern.flags } : undefined };
  }

  function describeRelation(path, relation) {
    const { type, target } = Object(relation);
    const written = typeof target === 'string' ? target : undefined;
    return { path, type, target: written, behavior: shared.behaviorNumber(target) };
  }

  /** What every page and component has. Programs reach it as their own members. */
  class ComponentInstance {
    /** Changes data, renders, and calls back once that is on screen. */
    setData(changes, callback) { setData(this, changes, callback); }

    /** Tells parents about something; the detail is theirs by reference. */
    triggerEvent(name, detail, options) { native.triggerEvent(idOf(this), String(name), detail, options || {}); }

    /** The first component below that a selector finds. */
    selectComponent(selector) { return native.selectComponents(idOf(this), String(selector), false)[0] || null; }

    /** All components below that a selector finds. */
    selectAllComponents(selector) { return native.selectComponents(idOf(this), String(selector), true); }

    /** The component or page in whose template this stands. */
    selectOwnerComponent() { return native.ownerComponent(idOf(this)) || null; }

    /** The components related to this one by a relation. */
    getRelationNodes(path) { return native.relatedComponents(idOf(this), String(path)); }

    /** Runs a function whose setData calls render together. */
    groupSetData(callback) {
      if (typeof callback === 'function') native.groupSetData(idOf(this), () => callback.call(this));
    }

    /** A selector query that stays inside this component. */
    createSelectorQuery() { return shared.selectorQuery(this); }

    /** Whether a behavior is among this one's, directly or through others. */
    hasBehavior(behavior) { return shared.hasBehavior(inside(this).definition, behavior); }

    /** The number of the page that this stands in. */
    getPageId() { return native.pageIdentifier(idOf(this)); }

    /** The tab bar's component on this page, where the program draws its own; a callback gets it in the next turn. */
    getTabBar(callback) {
      const tabBar = native.tabBarComponent(idOf(this)) || null;
      if (typeof callback === 'function') native.later(() => guard('getTabBar callback', callback, this, [tabBar]));
      return tabBar;
    }

    /** There is no app bar: that is Skyline's. */
    getAppBar() { return null; }

    /** Watches how far nodes in this component can be seen. */
    createIntersectionObserver(options) { return shared.intersectionObserver(this, options); }

    /** Watches whether the page's size fits a description. */
    createMediaQueryObserver() { return shared.mediaQueryObserver(this); }

    /** Calls back after each update of this component with its times. */
    setUpdatePerformanceListener(options, callback) {
      const withPaths = typeof options === 'object' && options !== null && options.withDataPaths === true;
      inside(this).performance = typeof callback === 'function' ? { callback, withPaths } : undefined;
    }

    setInitialRenderingCache() {}
    setPassiveEvent() {}
    getPassiveEvent(callback) { if (typeof callback === 'function') guard('getPassiveEvent', callback, this, [{}]); }

    /** Moves what a selector finds through keyframes, by time or by a scroll-view's offset. */
    animate(selector, frames, duration, last) { native.animate(idOf(this), selector, frames, duration, last); }

    /** Styles by shared values are the other renderer's: the style is taken once, as it is now. */
    applyAnimatedStyle(selector, updater, options, callback) {
      const done = typeof options === 'function' ? options : callback;
      if (typeof done === 'function') native.later(() => guard('applyAnimatedStyle', done, this, [{ styleId: 0 }]));
    }
    clearAnimatedStyle(selector, ids, callback) {
      if (typeof callback === 'function') native.later(() => guard('clearAnimatedStyle', callback, this, []));
    }

    /** Takes away what animations left on nodes. */
    clearAnimation(selector, options, callback) { native.clearAnimation(idOf(this), selector, options, callback); }

    get is() { return inside(this).path; }
    get id() { return native.nodeIdentifier(idOf(this)); }
    get dataset() { return native.nodeDataset(idOf(this)); }
    get properties() { return this.data; }
    get router() { return shared.router(inside(this).path); }
    get pageRouter() { return shared.router(native.pagePath(idOf(this))); }
  }
  const instancePrototype = ComponentInstance.prototype;

  /** A program may keep something of its own under these names, and many keep an `id`. */
  for (const name of ['is', 'id', 'dataset', 'properties', 'router', 'pageRouter']) {
    const { get } = Object.getOwnPropertyDescriptor(instancePrototype, name);
    const set = function (value) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    };
    Object.defineProperty(instancePrototype, name, { get, set, configurable: true });
  }
  shared.instancePrototype = instancePrototype;

  function setData(instance, changes, callback) {
    const { id, definition } = inside(instance);
    if (typeof changes !== 'object' || changes === null) {
      const kind = changes === null ? 'null' : typeof changes;
      if (changes !== undefined) shared.log('error', [`setData accepts an Object rather than some ${kind}.`]);
      return;
    }
    const called = typeof callback === 'function'
      ? () => guard('setData callback', callback, instance, []) : undefined;
    if (!native.isAlive(id)) {
      shared.log('warn', [`setData on a page or component that is gone: ${inside(instance).path}`]);
      return;
    }
    const paths = [], values = [];
    for (const key of Object.keys(changes)) {
      try {
        paths.push(shared.dataPath(key));
      } catch (error) {
        shared.log('error', [error.message]);
        continue;
      }
      values.push(changes[key]);
    }
    carryInside(paths, values);
    const done = measured(instance, paths, called);
    underWay.push({ paths, values });
    let excess;
    try {
      excess = native.setData(id, paths, values, done);
    } finally {
      underWay.pop();
    }
    if (excess === undefined) return;
    // As on the platform: the data changes, and never reaches the view.
    for (const [index, path] of paths.entries()) shared.assignPath(instance.data, path, values[index]);
    const size = Math.ceil(excess / 1024);
    const problem = `setData: ${size} KB of data are more than the 1024 KB that one call can set. Nothing is rendered.`;
    shared.log('error', [problem]);
  }

  /**
   * What a key puts inside an object that an earlier key of the same call sets is in that object before the host reads it:
   * the object may stand under other names, too, and templates must see what the program sees.
   */
  function carryInside(paths, values) {
    if (paths.length < 2) return;
    const set = new Map();
    for (const [index, [root, ...rest]] of paths.entries()) {
      if (rest.length === 0) set.set(root, values[index]);
      else if (typeof set.get(root) === 'object' && set.get(root) !== null) {
        // What cannot be written to is told when the key itself is applied.
        try { shared.assignPath(set.get(root), rest, values[index]); } catch (error) { continue; }
      }
    }
  }

  let lastUpdate = 0;

  /** What is called after an update: also whoever listens to its times. */
  function measured(instance, paths, called) {
    const { performance } = inside(instance);
    if (performance === undefined) return called;
    const start = Date.now();
    const result = {
      updateProcessId: ++lastUpdate, parentUpdateProcessId: underWay.length > 0 ? lastUpdate - 1 : undefined,
      isMergedUpdate: false, pendingStartTimestamp: start, updateStartTimestamp: start,
    };
    if (performance.withPaths) result.dataPaths = paths.map((parts) => [...parts]);
    return () => {
      result.updateEndTimestamp = Date.now();
      guard('setUpdatePerformanceListener', performance.callback, instance, [result]);
      if (called !== undefined) called();
    };
  }

  /** The setData calls that run, the innermost last: the host asks for the objects that they were given. */
  const underWay = [];

  /** Puts what the setData under way was given at this place into the instance's data: the very object. */
  shared.applyGiven = function applyGiven(instance, index) {
    const { paths, values } = underWay[underWay.length - 1];
    shared.assignPath(instance.data, paths[index], values[index]);
  };

  /** Makes the instance of a component; the host has numbered it and computed its first data. */
  shared.createInstance = function createInstance(path, id, data) {
    const definition = definitions.get(path);
    if (definition === undefined) return undefined;
    const instance = Object.create(definition.prototype);
    insides.set(instance, { id, definition, path });
    instance.data = data;
    for (const name of Object.keys(definition.extra)) instance[name] = shared.copy(definition.extra[name]);
    return instance;
  };

  /** Puts what the host computed (a property's new value) into an instance's data. */
  shared.updateData = function updateData(instance, parts, value) {
    shared.assignPath(instance.data, parts, value);
  };

  /** Calls a function of a component's. What it throws is told, and to the component's own `error` lifetimes. */
  function guard(place, callback, instance, args) {
    return shared.guard(place, callback, instance, args, (error) => {
      const { definition, path } = inside(instance);
      for (const lifetime of definition.lifetimes) {
        if (lifetime.name === 'error') shared.guard(`${path} error`, lifetime.callback, instance, [error]);
      }
    });
  }

  /** Calls the lifetime callbacks of this name. */
  shared.callLifetime = function callLifetime(instance, name, args) {
    const { definition, path } = inside(instance);
    let called = false;
    for (const lifetime of definition.lifetimes) {
      if (lifetime.name !== name) continue;
      called = true;
      guard(`${path} ${name}`, lifetime.callback, instance, args);
    }
    return called;
  };

  /** Calls the callbacks for what happens to the page around an instance: show, hide, resize. */
  shared.callPageLifetime = function callPageLifetime(instance, name, args) {
    const { definition, path } = inside(instance);
    let called = false;
    for (const lifetime of definition.pageLifetimes) {
      if (lifetime.name !== name) continue;
      called = true;
      guard(`${path} pageLifetimes.${name}`, lifetime.callback, instance, args);
    }
    return called;
  };

  function callable(instance, given) {
    return typeof given === 'string' ? instance[given] : given;
  }

  /** Calls the observer at this index of the definition. */
  shared.callObserver = function callObserver(instance, index) {
    const { definition, path } = inside(instance);
    const { paths, callback, parsed } = definition.observers[index];
    const observer = callable(instance, callback);
    if (typeof observer !== 'function') return;
    guard(`${path} observers["${paths}"]`, observer, instance, parsed.map((parts) => readPath(instance, parts)));
  };

  /** Calls a property's own observer. The value is the very object in the instance's data, if it is of an object. */
  shared.callPropertyObserver = function callPropertyObserver(instance, name, old, changed) {
    const { definition, path } = inside(instance);
    const observer = callable(instance, definition.properties[name].observer);
    if (typeof observer !== 'function') return;
    guard(`${path} observer of "${name}"`, observer, instance, [instance.data[name], old, changed]);
  };

  /** The value at a path of an instance's data: the very object. */
  function readPath(instance, parts) {
    let value = instance.data;
    for (const part of parts) {
      if (value === undefined || value === null) return undefined;
      value = value[part];
    }
    return value;
  }

  /** Calls a method by name, as an event's handler; false where there is none. */
  shared.callHandler = function callHandler(instance, name, event) {
    const handler = instance[name];
    const { path } = inside(instance);
    if (typeof handler !== 'function') return false;
    return { result: guard(`${path} ${name}`, handler, instance, [event]) };
  };

  /** Calls a method if it is there: a page's onShow, say. Tells whether it was, and what it returned. */
  shared.callMethod = function callMethod(instance, name, args) {
    const method = instance[name];
    if (typeof method !== 'function') return { called: false, result: undefined };
    return { called: true, result: guard(`${inside(instance).path} ${name}`, method, instance, args) };
  };

  /** Calls a callback of a relation ("linked", "linkChanged", "unlinked") with the other component. */
  shared.callRelation = function callRelation(instance, path, name, target) {
    const { definition } = inside(instance);
    const callback = (definition.relations[path] || {})[name];
    if (typeof callback === 'function') guard(`relations["${path}"].${name}`, callback, instance, [target]);
  };

  /** What `export` gives of an instance to selectComponent. */
  shared.exportOf = function exportOf(instance) {
    const { definition, path } = inside(instance);
    if (definition.exported === undefined || !definition.builtIn.has('wx://component-export')) return instance;
    return guard(`${path} export`, definition.exported, instance, []);
  };

  /** Registers a definition under the path of the file that is being run. */
  shared.register = function register(definition, isPage) {
    const path = native.registrationPath(isPage);
    if (path === undefined) return;
    definition.isPage = isPage;
    const prototype = Object.create(instancePrototype);
    for (const name of Object.keys(definition.methods)) {
      const value = definition.methods[name];
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: true });
    }
    definition.prototype = prototype;
    definitions.set(path, definition);
    native.define(path, describe(definition, isPage));
  };

  /** Registers the component whose file this is called in; a page may be one, too. */
  function Component(options) {
    const given = typeof options === 'object' && options !== null ? options : {};
    shared.filter(given);
    shared.register(shared.define(given), false);
    return '';
  }
  Object.defineProperty(globalThis, 'Component', { value: Component, writable: true, configurable: true });
});
