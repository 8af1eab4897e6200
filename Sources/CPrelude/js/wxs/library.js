// What WXS has beside JavaScript: getDate, getRegExp, console.log, and names of types from `constructor`; and what it
// has not. The last file: what it takes away, the others have taken for themselves before.
(function (native, shared) {
  'use strict';

  const NativeDate = Date, NativeRegExp = RegExp, { isArray } = Array, { apply } = Reflect, { keys } = Object;

  for (const type of [Boolean, Date, Function, Number, Object, String]) {
    Object.defineProperty(type.prototype, 'constructor', { value: type.name });
  }

  // The engine makes the results of these by the constructor of what they are called on. It reads it once, first of all,
  // and takes undefined to mean the usual one.
  let isMaking = false;
  const nameConstructor = (prototype, name, is, makers) => {
    Object.defineProperty(prototype, 'constructor', {
      get() {
        if (!isMaking) return name;
        isMaking = false;
        return undefined;
      },
      set(value) {
        const own = { value, writable: true, enumerable: true, configurable: true };
        Object.defineProperty(this, 'constructor', own);
      },
    });
    for (const key of makers) {
      const make = prototype[key];
      const value = function () {
        isMaking = is(this);
        try { return apply(make, this, arguments); } finally { isMaking = false; }
      };
      Object.defineProperty(prototype, key, { value });
    }
  };
  nameConstructor(Array.prototype, 'Array', isArray, ['concat', 'filter', 'flat', 'flatMap', 'map', 'slice', 'splice']);
  nameConstructor(
    NativeRegExp.prototype, 'RegExp', (value) => value instanceof NativeRegExp, [Symbol.matchAll, Symbol.split]);

  globalThis.getDate = (...parts) => new NativeDate(...parts);
  globalThis.getRegExp = (pattern, flags) => new NativeRegExp(pattern, flags);
  globalThis.console = { log: native.log };

  // Names that WXS has not: a module that reads one finds nothing, here as on the platform. Array and Object stay: what
  // converters make of newer JavaScript leans on them.
  const kept = new Set([
    'Math', 'JSON', 'Number', 'Date', 'String', 'Boolean', 'Array', 'Object', 'console', 'getDate', 'getRegExp',
    'undefined', 'NaN', 'Infinity', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'decodeURI', 'decodeURIComponent', 'encodeURI',
    'encodeURIComponent',
  ]);
  const world = globalThis;
  for (const name of Object.getOwnPropertyNames(world)) if (!kept.has(name)) delete world[name];

  /** Whether a value has to stay here, templates holding it by a handle: functions, and objects that hold some. */
  shared.isLive = (value) => {
    if (isArray(value) || value instanceof NativeDate) return false;
    if (value instanceof NativeRegExp) return true;
    for (const key of keys(value)) if (typeof value[key] === 'function') return true;
    return false;
  };
});
