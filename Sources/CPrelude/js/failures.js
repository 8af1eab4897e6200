// How the prelude calls the program's code: an exception is told and goes no further.
(function (native, shared) {
  'use strict';

  const { apply } = Reflect;

  /** Where promises were rejected with something that is no error: the stack of the call. */
  const rejections = new WeakMap();
  /** Notes where a promise comes from that may be rejected with something that is no error. */
  shared.noteRejection = function noteRejection(promise, stack) { rejections.set(promise, stack); };
  shared.rejectionStack = (promise) => rejections.get(promise) || '';

  const { reject } = Promise;
  Object.defineProperty(Promise, 'reject', {
    value: { reject(reason) {
      const promise = apply(reject, this, [reason]);
      if (!(reason instanceof Error)) rejections.set(promise, new Error().stack);
      return promise;
    } }.reject,
    writable: true, configurable: true,
  });

  // `new Promise`, too: where its `reject` was called with something that is no error.
  const OriginalPromise = Promise;
  /** Its own functions, bound to it: `Promise.resolve(promise)` must go on giving the very promise. */
  const bound = new WeakMap();
  const NotedPromise = new Proxy(OriginalPromise, {
    get(target, key, receiver) {
      const value = Reflect.get(target, key);
      if (receiver !== NotedPromise || typeof value !== 'function' || key === 'prototype') return value;
      if (!bound.has(value)) bound.set(value, value.bind(target));
      return bound.get(value);
    },
    construct(target, [executor, ...rest], newTarget) {
      if (typeof executor !== 'function') return Reflect.construct(target, [executor, ...rest], newTarget);
      let stack = '';
      let promise;
      promise = Reflect.construct(target, [(resolve, reject) => executor(resolve, (reason) => {
        // Whoever noted where the call was made knows better.
        if (!(reason instanceof Error) && !(promise !== undefined && rejections.has(promise))) {
          stack = new Error().stack;
          if (promise !== undefined && !rejections.has(promise)) rejections.set(promise, stack);
        }
        reject(reason);
      })], newTarget === NotedPromise ? target : newTarget);
      if (stack !== '') rejections.set(promise, stack);
      return promise;
    },
  });
  Object.defineProperty(globalThis, 'Promise', { value: NotedPromise, writable: true, configurable: true });

  /**
   * Calls a function of the program; what it throws is reported with a name for the place, then handed to `failed` if
   * that is given, and undefined returned.
   */
  shared.guard = function guard(place, callback, receiver, args, failed) {
    try {
      return apply(callback, receiver, args);
    } catch (error) {
      native.fault(error, place);
      if (failed !== undefined) failed(error);
      return undefined;
    }
  };

  /** Calls each of several functions, whatever the ones before it throw. */
  shared.guardAll = function guardAll(place, callbacks, args) {
    for (const callback of callbacks.slice()) shared.guard(place, callback, undefined, args);
  };

  /** A deep copy as the framework makes it: own enumerable members, functions by reference. */
  shared.copy = function copy(value) {
    if (typeof value !== 'object' || value === null) return value;
    const copies = new Map();
    return (function visit(value) {
      if (typeof value !== 'object' || value === null) return value;
      if (copies.has(value)) return copies.get(value);
      if (Array.isArray(value)) {
        const list = [];
        copies.set(value, list);
        for (let index = 0; index < value.length; index++) list[index] = visit(value[index]);
        return list;
      }
      if (value instanceof Date) return new Date(value.getTime());
      if (value instanceof ArrayBuffer) return value.slice(0);
      if (ArrayBuffer.isView(value)) return value.slice ? value.slice() : value;
      const object = {};
      copies.set(value, object);
      for (const key of Object.keys(value)) object[key] = visit(value[key]);
      return object;
    })(value);
  };
});
