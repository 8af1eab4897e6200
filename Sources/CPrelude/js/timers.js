// setTimeout and its kin, over the host's one heap of timers.
(function (native, shared) {
  'use strict';

  /** The callbacks that wait, by the number that the host gave. */
  const waiting = new Map();

  function start(name, callback, delay, args, repeats) {
    if (typeof callback !== 'function') {
      throw new TypeError(`${name} expects a function as first argument but got ${typeof callback}.`);
    }
    const id = native.startTimer(Number(delay) || 0, repeats);
    waiting.set(id, { callback, args, repeats });
    return id;
  }

  function clear(id) {
    if (waiting.delete(id)) native.clearTimer(id);
  }

  /** Called by the host when a timer is due. */
  shared.fireTimer = function fireTimer(id) {
    const timer = waiting.get(id);
    if (timer === undefined) return;
    if (!timer.repeats) waiting.delete(id);
    shared.guard(timer.repeats ? 'setInterval' : 'setTimeout', timer.callback, undefined, timer.args);
  };

  const functions = {
    /** Calls a function once, after a delay in milliseconds. */
    setTimeout(callback, delay, ...args) { return start('setTimeout', callback, delay, args, false); },
    /** Calls a function again and again, with a delay in milliseconds before each call. */
    setInterval(callback, delay, ...args) { return start('setInterval', callback, delay, args, true); },
    clearTimeout(id) { clear(id); },
    clearInterval(id) { clear(id); },
    /** Calls a function when the present turn's own code has run. */
    queueMicrotask(callback) {
      if (typeof callback !== 'function') throw new TypeError('queueMicrotask: the callback must be a function');
      Promise.resolve().then(() => shared.guard('queueMicrotask', callback, undefined, []));
    },
  };
  for (const name of Object.keys(functions)) {
    Object.defineProperty(globalThis, name, { value: functions[name], writable: true, configurable: true });
  }
});
