// Tasks: what request, uploadFile, downloadFile and connectSocket return, made from a description of their members.
(function (native, shared) {
  'use strict';

  /** Starts a call and gives its task, which can be awaited where the description says so and no callback was given. */
  shared.startTask = function startTask(name, description, given) {
    const { parameters, methods, events, members, isThenable } = description;
    const listeners = new Map();
    const task = { ...members };
    let control;
    const promise = shared.callAsync(name, parameters, given, (options, done) => {
      control = native.startTask(name, shared.withoutCallbacks(options), (kind, first, second) => {
        if (kind === 'reply') done(first, second);
        else if (kind === 'member') task[first] = second;
        else shared.guardAll(`wx.${name} ${first}`, listeners.get(first) || [], [second]);
      });
    }, isThenable);
    for (const event of events) addEvent(task, listeners, event);
    for (const method of methods) addMethod(task, method, (...args) => control !== undefined && control(...args));
    if (promise !== undefined) makeThenable(task, promise);
    return task;
  };

  function addEvent(task, listeners, { name, hasOff }) {
    listeners.set(name, []);
    task[name] = (callback) => {
      if (typeof callback === 'function') listeners.get(name).push(callback);
    };
    if (!hasOff) return;
    task[name.replace(/^on/, 'off')] = (callback) => {
      listeners.set(name, callback === undefined ? [] : listeners.get(name).filter((entry) => entry !== callback));
    };
  }

  function addMethod(task, { name, answersAs, parameters }, call) {
    if (answersAs === undefined) {
      task[name] = (...args) => { call(name, args); };
      return;
    }
    task[name] = (given) => {
      shared.callAsync(answersAs, parameters, given, (options, done) => {
        const isTaken = call(name, [shared.withoutCallbacks(options)], done);
        if (!isTaken) native.later(() => done({ message: 'fail task has ended' }));
      }, false);
    };
  }

  /** Lets a task be awaited. A failure that nobody awaits is told to nobody. */
  function makeThenable(task, promise) {
    promise.catch(() => {});
    for (const member of ['then', 'catch', 'finally']) {
      Object.defineProperty(task, member, {
        value: promise[member].bind(promise), writable: true, configurable: true,
      });
    }
  }
});
