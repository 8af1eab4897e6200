// What the files of wx.cloud stand on, where there is no mini-program: in the process of a cloud function.
(function (native, shared) {
  'use strict';

  shared.guard = (place, callback, self, args) => {
    try {
      return callback.apply(self, args);
    } catch (error) {
      native.log('error', `${place}: ${error instanceof Error ? error.stack || error.message : error}`);
      return undefined;
    }
  };
  shared.guardAll = (place, callbacks, args) => {
    for (const callback of [...callbacks]) shared.guard(place, callback, undefined, args);
  };
  shared.listen = () => {};
  shared.copy = (value) => value;
  shared.unsupportedObject = (name) => new Proxy({}, {
    get(target, key) {
      if (typeof key === 'symbol' || key === 'then') return undefined;
      return () => { throw new Error(`${name}.${key} is not supported`); };
    },
  });
  shared.cloudLimits = { usual: 100, most: 1000 };

  // console, with what a terminal shows of a value.
  function show(value, depth = 0, open = new Set()) {
    if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value);
    if (typeof value === 'function') return `[Function: ${value.name || 'anonymous'}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof Error) return value.stack ? `${value.name}: ${value.message}\n${value.stack}` : String(value);
    if (value instanceof Date) return isNaN(value) ? 'Invalid Date' : value.toISOString();
    if (open.has(value)) return '[Circular]';
    if (depth > 4) return Array.isArray(value) ? '[Array]' : '[Object]';
    open.add(value);
    const inner = (one) => show(one, depth + 1, open);
    const text = Array.isArray(value)
      ? `[ ${value.slice(0, 100).map(inner).join(', ')} ]`
      : `{ ${Object.keys(value).slice(0, 100).map((key) => `${key}: ${inner(value[key])}`).join(', ')} }`;
    open.delete(value);
    return text;
  }
  shared.show = show;
  globalThis.console = {};
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    console[level] = (...values) => native.log(level, values.map((value) => show(value)).join(' '));
  }

  // Timers.
  const timers = new Map();
  let last = 0;
  function start(callback, time, args, repeat) {
    if (typeof callback !== 'function') throw new TypeError('The "callback" argument must be of type function.');
    const id = ++last;
    const period = Math.min(Math.max(Number(time) || 0, 1), 2147483647);
    timers.set(id, { callback, args, period: repeat ? period : undefined });
    native.setTimer(id, period);
    return id;
  }
  globalThis.setTimeout = (callback, time, ...args) => start(callback, time, args, false);
  globalThis.setInterval = (callback, time, ...args) => start(callback, time, args, true);
  globalThis.setImmediate = (callback, ...args) => start(callback, 0, args, false);
  globalThis.clearTimeout = (id) => { timers.delete(id); };
  globalThis.clearInterval = globalThis.clearTimeout;
  globalThis.clearImmediate = globalThis.clearTimeout;
  globalThis.queueMicrotask = (callback) => { Promise.resolve().then(callback); };
  /** Called by Swift when a timer is due. */
  shared.fire = (id) => {
    const timer = timers.get(id);
    if (timer === undefined) return;
    if (timer.period === undefined) timers.delete(id); else native.setTimer(id, timer.period);
    shared.guard('timer', timer.callback, undefined, timer.args);
  };
  globalThis.global = globalThis;
  globalThis.process = {
    env: {}, argv: [], platform: 'linux', version: 'v16.0.0', versions: { node: '16.0.0' }, pid: 1, cwd: () => '/',
    nextTick: (callback, ...args) => { Promise.resolve().then(() => callback(...args)); },
    hrtime: Object.assign(() => { const time = Date.now(); return [Math.floor(time / 1000), (time % 1000) * 1e6]; },
      { bigint: () => BigInt(Date.now()) * 1000000n }),
    uptime: () => 0, memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0 }), on() {}, once() {}, emit() {},
  };
});
