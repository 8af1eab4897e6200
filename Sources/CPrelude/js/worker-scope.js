// What code in a worker sees: `worker`, timers, and a console that writes on the app's.
(function (native) {
  'use strict';

  const listeners = [];
  const define = (name, value) => {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  };
  define('worker', {
    /** Sends a copy of a value to the app's main thread. */
    postMessage(message) { native.post(message); },
    /** Takes what the main thread sends. */
    onMessage(callback) { if (typeof callback === 'function') listeners.push(callback); },
  });

  const timers = new Map();
  let last = 0;
  const start = (callback, delay, args, repeats) => {
    if (typeof callback !== 'function') throw new TypeError('a timer takes a function');
    last += 1;
    const wait = Math.max(1, Number(delay) || 0);
    timers.set(last, { callback, args, wait: repeats ? wait : undefined });
    native.startTimer(last, wait);
    return last;
  };
  define('setTimeout', (callback, delay, ...args) => start(callback, delay, args, false));
  define('setInterval', (callback, delay, ...args) => start(callback, delay, args, true));
  const clear = (id) => { timers.delete(id); };
  define('clearTimeout', clear);
  define('clearInterval', clear);

  const print = (level) => (...args) => { native.console(level, args); };
  define('console', Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, print(level)])));
  define('global', globalThis);

  return {
    message(value) { for (const listener of [...listeners]) listener(value); },
    timer(id) {
      const timer = timers.get(id);
      if (timer === undefined) return;
      if (timer.wait === undefined) timers.delete(id);
      else native.startTimer(id, timer.wait);
      timer.callback(...timer.args);
    },
  };
});
