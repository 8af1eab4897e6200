// What members of wx that make objects give where nothing stands behind them: objects that have every member, so that a
// program which only sets something up goes on, and that fail where it asks for something.
(function (native, shared) {
  'use strict';

  /** Members of wx.cloud and of its database whose answer is a promise. */
  const PROMISED = new Set([
    'callFunction', 'callContainer', 'uploadFile', 'downloadFile', 'deleteFile', 'getTempFileURL', 'get', 'add', 'set',
    'update', 'remove', 'count', 'end', 'runTransaction', 'startTransaction', 'createCollection',
  ]);
  const CALLBACKS = ['success', 'fail', 'complete'];

  function failLater(options, done) {
    native.later(() => done({ message: 'fail not supported' }));
  }
  shared.failLater = failLater;

  const hasCallbacks = (options) => typeof options === 'object' && options !== null
    && CALLBACKS.some((key) => typeof options[key] === 'function');

  /** What calling a member does: listeners nothing, synchronous ones throw, asynchronous ones fail, some make more. */
  function call(path, args, isPromised) {
    const name = path.slice(path.lastIndexOf('.') + 1);
    if (/^(on|off)[A-Z]/.test(name)) return undefined;
    if (name.endsWith('Sync')) throw shared.thrown(path, { message: 'fail not supported' });
    if (hasCallbacks(args[0])) return shared.callAsync(path, [], args[0], failLater);
    if (isPromised && PROMISED.has(name)) return shared.callAsync(path, [], undefined, failLater);
    const makesMore = isPromised || /^(create|get|measure|select|relativeTo)/.test(name);
    return makesMore ? make(path, Object.create(null), isPromised) : undefined;
  }

  /** An object around this target: what the program set on it stays; any other member can be called and has members. */
  function make(path, target, isPromised) {
    return new Proxy(target, {
      get(target, member) {
        if (member === Symbol.toPrimitive || member === 'toString') return () => `[object ${path}]`;
        if (Object.hasOwn(target, member)) return target[member];
        if (typeof member !== 'string' || member === 'then' || member === 'toJSON') return undefined;
        if (typeof target === 'function' && member in Function.prototype) return Function.prototype[member];
        target[member] = make(`${path}.${member}`, memberFunction(), isPromised);
        return target[member];
      },
      apply(target, receiver, args) { return call(path, args, isPromised); },
      construct() { return make(path, Object.create(null), isPromised); },
    });
  }

  function memberFunction() {
    const target = function () {};
    delete target.name;
    delete target.length;
    return target;
  }

  /** A task that has failed. It can be awaited where the call was given no callbacks; a socket's task never can. */
  shared.unsupportedTask = function unsupportedTask(name, promise) {
    const task = shared.unsupportedObject(name);
    if (promise === undefined) return task;
    if (name === 'connectSocket') promise.catch(() => {});
    else for (const member of ['then', 'catch', 'finally']) task[member] = promise[member].bind(promise);
    return task;
  };

  /** The object that a factory of this name gives, or a property of this name is. */
  shared.unsupportedObject = (name) => make(name, Object.create(null), name.startsWith('cloud'));
});
