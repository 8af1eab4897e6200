// Behavior: shared pieces of definitions, and how they are merged.
(function (native, shared) {
  'use strict';

  const LIFETIMES = ['created', 'attached', 'ready', 'moved', 'detached', 'error'];
  const BUILT_IN = /^wx:\/\//;
  const { isArray } = Array;

  let lastNumber = 0;

  /** What was defined, as merging wants it: every list in the order in which it runs. */
  class Definition {
    constructor() {
      this.properties = {};
      this.data = {};
      this.methods = {};
      this.observers = [];
      this.lifetimes = [];
      this.pageLifetimes = [];
      this.relations = {};
      this.externalClasses = [];
      this.options = {};
      this.extra = {};
      this.number = ++lastNumber;
      this.ancestors = new Set();
      this.builtIn = new Set();
      this.exported = undefined;
    }
  }

  /** What the program holds of a behavior; the rest of it is nobody's business. */
  class BehaviorHandle {
    #definition;
    constructor(definition) { this.#definition = definition; }
    static definition(handle) { return #definition in handle ? handle.#definition : undefined; }
  }

  function definitionOf(value) {
    return typeof value === 'object' && value !== null ? BehaviorHandle.definition(value) : undefined;
  }

  /** The number by which the host tells a behavior; undefined for anything else. */
  shared.behaviorNumber = (value) => (definitionOf(value) || {}).number;

  const isPlain = (value) => typeof value === 'object' && value !== null && !isArray(value) && !(value instanceof Date);

  /** Adds data: objects of the same name are merged, anything else is replaced. */
  function mergeData(target, source) {
    for (const key of Object.keys(source)) {
      if (isPlain(target[key]) && isPlain(source[key])) {
        const merged = { ...target[key] };
        mergeData(merged, source[key]);
        target[key] = merged;
      } else {
        target[key] = source[key];
      }
    }
  }

  /** Adds the callbacks that are not there yet: a behavior that is reached twice runs once. */
  function mergeCallbacks(target, source) {
    for (const entry of source) if (!target.includes(entry)) target.push(entry);
  }

  function inherit(definition, parent) {
    mergeData(definition.data, parent.data);
    Object.assign(definition.properties, parent.properties);
    Object.assign(definition.methods, parent.methods);
    Object.assign(definition.relations, parent.relations);
    Object.assign(definition.extra, parent.extra);
    mergeCallbacks(definition.observers, parent.observers);
    mergeCallbacks(definition.lifetimes, parent.lifetimes);
    mergeCallbacks(definition.pageLifetimes, parent.pageLifetimes);
    mergeCallbacks(definition.externalClasses, parent.externalClasses);
    definition.ancestors.add(parent);
    for (const ancestor of parent.ancestors) definition.ancestors.add(ancestor);
    for (const name of parent.builtIn) definition.builtIn.add(name);
    if (parent.exported !== undefined) definition.exported = parent.exported;
  }

  function addObservers(definition, observers) {
    if (isArray(observers)) {
      for (const { fields, observer } of observers) {
        definition.observers.push({ paths: fields || '**', callback: observer });
      }
    } else if (isPlain(observers)) {
      for (const paths of Object.keys(observers)) definition.observers.push({ paths, callback: observers[paths] });
    }
  }

  function addLifetimes(definition, options) {
    const declared = isPlain(options.lifetimes) ? options.lifetimes : {};
    for (const name of LIFETIMES) {
      const callback = declared[name] === undefined ? options[name] : declared[name];
      if (typeof callback === 'function') definition.lifetimes.push({ name, callback });
    }
    for (const name of Object.keys(declared)) {
      if (!LIFETIMES.includes(name) && typeof declared[name] === 'function') {
        definition.lifetimes.push({ name, callback: declared[name] });
      }
    }
    if (!isPlain(options.pageLifetimes)) return;
    for (const name of Object.keys(options.pageLifetimes)) {
      const callback = options.pageLifetimes[name];
      if (typeof callback === 'function') definition.pageLifetimes.push({ name, callback });
    }
  }

  function addMethods(definition, methods) {
    for (const name of Object.keys(methods)) {
      if (typeof methods[name] === 'function') definition.methods[name] = methods[name];
    }
  }

  /** Adds a behavior of the platform's own, and the properties it brings, which a definition may write anew. */
  function addBuiltIn(definition, name) {
    definition.builtIn.add(name);
    if (name !== 'wx://form-field') return;
    definition.properties = { name: String, value: null, ...definition.properties };
  }

  /** The fields that mean something in a definition; all others are copied into each instance. */
  const KNOWN = new Set([
    'properties', 'data', 'observers', 'methods', 'behaviors', 'relations', 'externalClasses', 'options', 'lifetimes',
    'pageLifetimes', 'definitionFilter', 'export', ...LIFETIMES,
  ]);

  /** Reads what a program gave to Component, Behavior or (made to look alike) Page. */
  shared.define = function define(options) {
    const definition = new Definition();
    for (const item of isArray(options.behaviors) ? options.behaviors : []) {
      const parent = definitionOf(item);
      if (parent !== undefined) inherit(definition, parent);
      else if (typeof item === 'string' && BUILT_IN.test(item)) addBuiltIn(definition, item);
      else shared.log('error', [`behavior "${String(item)}" is not found.`]);
    }
    if (isPlain(options.data)) mergeData(definition.data, options.data);
    if (isPlain(options.properties)) Object.assign(definition.properties, options.properties);
    if (isPlain(options.methods)) addMethods(definition, options.methods);
    if (isPlain(options.relations)) Object.assign(definition.relations, options.relations);
    if (isArray(options.externalClasses)) {
      mergeCallbacks(definition.externalClasses, options.externalClasses.map(String));
    }
    if (isPlain(options.options)) Object.assign(definition.options, options.options);
    if (typeof options.export === 'function') definition.exported = options.export;
    addObservers(definition, options.observers);
    addLifetimes(definition, options);
    for (const name of Object.keys(options)) if (!KNOWN.has(name)) definition.extra[name] = options[name];
    return definition;
  };

  /** Whether a definition has a behavior, directly or through others. */
  shared.hasBehavior = function hasBehavior(definition, behavior) {
    if (typeof behavior === 'string') return definition.builtIn.has(behavior);
    const wanted = definitionOf(behavior);
    return wanted !== undefined && definition.ancestors.has(wanted);
  };

  /** Runs the definition filters of the behaviors that a definition names, innermost last. */
  shared.filter = function filter(options) {
    for (const item of isArray(options.behaviors) ? options.behaviors : []) {
      const parent = definitionOf(item);
      if (parent !== undefined && typeof parent.filter === 'function') {
        shared.guard('definitionFilter', parent.filter, undefined, [options, parent.filters || []]);
      }
    }
  };

  /** Defines data, properties, methods and callbacks that pages and components share. */
  function Behavior(options) {
    const given = isPlain(options) ? options : {};
    shared.filter(given);
    const definition = shared.define(given);
    definition.filter = given.definitionFilter;
    definition.filters = (isArray(given.behaviors) ? given.behaviors : [])
      .map((item) => definitionOf(item)).filter((parent) => parent && parent.filter).map((parent) => parent.filter);
    return new BehaviorHandle(definition);
  }
  Object.defineProperty(globalThis, 'Behavior', { value: Behavior, writable: true, configurable: true });
});
