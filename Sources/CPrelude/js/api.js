// wx: every member is made here from a description of it, so that all share one behaviour: checked options, success,
// fail and complete, a promise where no callback is given, listeners.
(function (native, shared) {
  'use strict';

  const wx = {};
  const { isArray } = Array;
  /** The listeners of each event, in the order in which they were added. */
  const listeners = new Map();
  /** The descriptions of host functions that belong to other objects than wx. */
  const owned = new Map();

  function typeName(value) {
    if (value === null) return 'Null';
    if (isArray(value)) return 'Array';
    const type = typeof value;
    return type[0].toUpperCase() + type.slice(1);
  }

  /** What is wrong with the options, in the platform's words; undefined if nothing is. */
  function mismatch(parameters, options) {
    for (const { name, kind, required } of parameters) {
      const value = options[name];
      if (value === undefined && !required) continue;
      const actual = typeName(value);
      if (actual !== kind) {
        return `fail parameter error: parameter.${name} should be ${kind} instead of ${actual};`;
      }
    }
    return undefined;
  }

  /**
   * Runs a call that is answered later: `start(options, done)` calls `done` with an error (or undefined) and a result.
   * Gives a promise where no callback is given, unless told that there is none to have.
   */
  function callAsync(name, parameters, given, start, isPromised = true) {
    if (given !== undefined && given !== null && (typeof given !== 'object' || isArray(given))) {
      const problem = `fail parameter error: parameter should be Object instead of ${typeName(given)};`;
      return settleWith({}, (done) => native.later(() => done({ message: problem })));
    }
    const options = given || {};
    const problem = mismatch(parameters, options);
    return settleWith(options, (done) => {
      if (problem === undefined) start(options, done);
      else native.later(() => done({ message: problem }));
    });

    function settleWith(options, begin) {
      const { success, fail, complete } = options;
      const hasCallback = !isPromised
        || [success, fail, complete].some((callback) => typeof callback === 'function');
      let resolve, reject;
      const promise = hasCallback ? undefined : new Promise((yes, no) => { resolve = yes; reject = no; });
      const { stack } = promise === undefined ? { stack: '' } : new Error();
      begin((error, result) => {
        const answer = error === undefined ? { ...result, errMsg: `${name}:ok` } : failure(name, error);
        if (promise !== undefined) {
          if (error === undefined) return resolve(answer);
          shared.noteRejection(promise, stack);
          reject(answer);
          return;
        }
        const callback = error === undefined ? success : fail;
        if (typeof callback === 'function') {
          shared.guard(`wx.${name} ${error === undefined ? 'success' : 'fail'}`, callback, undefined, [answer]);
        }
        if (typeof complete === 'function') shared.guard(`wx.${name} complete`, complete, undefined, [answer]);
      });
      return promise;
    }
  }

  function failure(name, { message, errno, errCode }) {
    const answer = { errMsg: `${name}:${message}` };
    if (errno !== undefined) answer.errno = errno;
    if (errCode !== undefined) answer.errCode = errCode;
    return answer;
  }

  function thrown(name, error) {
    return Object.assign(new Error(`${name}:${error.message}`), failure(name, error));
  }

  /** What the file that is being read later adds; undefined while none is. */
  let collected;

  function put(name, member) {
    if (collected === undefined) wx[name] = member;
    else collected.set(name, member);
  }

  function install(name, member) {
    Object.defineProperty(member, 'name', { value: name, configurable: true });
    put(name, member);
  }

  /** Reads a file, and gives the members that it adds by name: wx does not get them itself. */
  shared.collect = function collect(read) {
    const [outer, members] = [collected, new Map()];
    collected = members;
    try {
      read();
    } finally {
      collected = outer;
    }
    return members;
  };

  /** Events of the time before there were tasks: the latest listener is the only one, and nothing takes it away. */
  const SINGLE = ['onSocketOpen', 'onSocketMessage', 'onSocketClose', 'onSocketError'];

  function installListener(event) {
    const name = event.replace(/^on/, '');
    listeners.set(event, listeners.get(event) || []);
    install(`on${name}`, (callback) => {
      if (typeof callback !== 'function') return;
      if (SINGLE.includes(event)) listeners.set(event, [callback]);
      else listeners.get(event).push(callback);
      count(event);
    });
    if (SINGLE.includes(event)) return;
    install(`off${name}`, (callback) => {
      listeners.set(event, callback === undefined ? [] : listeners.get(event).filter((entry) => entry !== callback));
      count(event);
    });
  }

  /** Tells how many listen to an event. */
  function count(event) { native.listeners(event, listeners.get(event).length); }

  /** Members that return an object which stands for what they began. */
  const TASKS = ['request', 'uploadFile', 'downloadFile', 'connectSocket'];

  const makers = {
    synchronous(name, { parameters }) {
      install(name, (...args) => {
        if (parameters.length > 0) {
          const problem = mismatch(parameters, typeof args[0] === 'object' && args[0] !== null ? args[0] : {});
          if (problem !== undefined) throw thrown(name, { message: problem });
        }
        const { error, value } = native.callSynchronous(name, args);
        if (error !== undefined) throw thrown(name, error);
        return value;
      });
    },
    asynchronous(name, { parameters }) {
      install(name, (given) => callAsync(name, parameters, given, (options, done) => {
        native.callAsynchronous(name, withoutCallbacks(options), done);
      }));
    },
    listener(name, { event }) { installListener(event); },
    task(name, description) { install(name, (given) => shared.startTask(name, description, given)); },
    unsupportedSynchronous(name) {
      install(name, () => { throw thrown(name, { message: 'fail not supported' }); });
    },
    unsupportedAsynchronous(name) {
      install(name, (given) => {
        const promise = callAsync(name, [], given, shared.failLater);
        return TASKS.includes(name) ? shared.unsupportedTask(name, promise) : promise;
      });
    },
    unsupportedListener(name) { installListener(name.replace(/^off/, 'on')); },
    unsupportedFactory(name) { install(name, function () { return shared.unsupportedObject(name); }); },
    unsupportedProperty(name) { shared.addLazy(name, () => shared.unsupportedObject(name)); },
  };

  /** The options as data: callbacks stay here. */
  function withoutCallbacks(options) {
    const { success, fail, complete, ...rest } = options;
    return rest;
  }

  /** Adds members to wx. A member that exists stays: the first description is the real one. */
  shared.addMembers = function addMembers(members) {
    for (const member of members) {
      // What is named with a point is called by the prelude alone.
      if (member.name.includes('.')) owned.set(member.name, member);
      else if (!(member.name in wx)) makers[member.kind](member.name, member);
    }
  };

  /** The descriptions of members that are named with this in front, by the rest of their names. */
  shared.ownedMembers = (owner) => [...owned].filter(([name]) => name.startsWith(owner))
    .map(([name, member]) => [name.slice(owner.length), member]);

  shared.callAsync = callAsync;
  shared.withoutCallbacks = withoutCallbacks;
  shared.thrown = thrown;

  /** Adds an asynchronous member that the prelude itself answers. */
  shared.addAsync = function addAsync(name, parameters, start) {
    install(name, (given) => callAsync(name, parameters, given, start));
  };

  /** Adds any other member that the prelude itself provides. */
  shared.addFunction = install;

  /** Adds a member that is no function. */
  shared.addProperty = put;

  /** Adds a member that is made when it is first asked for. */
  shared.addLazy = function addLazy(name, make) {
    const define = (descriptor) => {
      Object.defineProperty(wx, name, { enumerable: true, configurable: true, ...descriptor });
    };
    const set = (value) => define({ value, writable: true });
    define({
      get() {
        set(make());
        return wx[name];
      },
      set,
    });
  };

  /** Adds `onX` and `offX`. */
  shared.addListener = installListener;

  /** Listens to an event that no member of wx is for. */
  shared.listen = function listen(event, callback) { listeners.set(event, [callback]); };

  /** Calls the listeners of an event. */
  shared.emit = function emit(event, ...args) {
    shared.guardAll(`wx.${event}`, listeners.get(event) || [], args);
  };

  /** How many listen to an event. */
  shared.listenerCount = (event) => (listeners.get(event) || []).length;

  Object.defineProperty(globalThis, 'wx', { value: wx, writable: true, configurable: true });
});
