// wx.createWorker: the main thread's end of a worker, which runs in a machine and on a thread of its own.
(function (native, shared) {
  'use strict';

  let current;

  function make(path) {
    const listeners = { Message: [], Error: [], ProcessKilled: [] };
    let isAlive = true;
    const hear = (kind, value) => {
      if (!isAlive) return;
      if (kind === 'killed') {
        isAlive = false;
        current = undefined;
        shared.guardAll('Worker.onProcessKilled', listeners.ProcessKilled, []);
      } else if (kind === 'error') {
        shared.guardAll('Worker.onError', listeners.Error, [value]);
      } else {
        shared.guardAll('Worker.onMessage', listeners.Message, [value]);
      }
    };
    const control = native.startWorker(path, hear);
    const worker = {
      /** Sends a copy of a value to the worker. */
      postMessage(message) {
        if (!isAlive) return;
        if (typeof message !== 'object' || message === null) {
          throw new TypeError('Worker.postMessage takes an Object');
        }
        control('post', message);
      },
      /** Ends the worker. */
      terminate() {
        if (!isAlive) return;
        isAlive = false;
        current = undefined;
        control('end');
      },
      /** Has the platform end the worker, as when memory is scarce. */
      testOnProcessKilled() { if (isAlive) control('kill'); },
    };
    for (const event of Object.keys(listeners)) {
      worker[`on${event}`] = (callback) => { if (typeof callback === 'function') listeners[event].push(callback); };
      worker[`off${event}`] = (callback) => {
        listeners[event] = callback === undefined ? [] : listeners[event].filter((entry) => entry !== callback);
      };
    }
    return worker;
  }

  shared.addFunction('createWorker', (path) => {
    if (typeof path !== 'string' || path === '') {
      throw shared.thrown('createWorker', { message: 'fail parameter error: scriptPath should be String' });
    }
    // The platform allows one at a time.
    if (current !== undefined) throw shared.thrown('createWorker', { message: 'fail a worker is running: terminate it first' });
    const problem = native.workerProblem(path);
    if (problem !== undefined) throw shared.thrown('createWorker', { message: `fail ${problem}` });
    current = make(path);
    return current;
  });
});
