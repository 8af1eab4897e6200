// Managers without a platform behind them: updates, of which there are none, and the logs, which go to the console.
(function (native, shared) {
  'use strict';

  /** Tells that there is no newer version. */
  const updates = {
    onCheckForUpdate(listener) {
      if (typeof listener !== 'function') return;
      native.later(() => {
        shared.guard('UpdateManager.onCheckForUpdate', listener, undefined, [{ hasUpdate: false }]);
      });
    },
    onUpdateReady() {},
    onUpdateFailed() {},
    applyUpdate() {},
  };

  /** Methods by level, each of which writes a line of that level. */
  function writers(levels, ...prefix) {
    const made = {};
    for (const level of levels) made[level] = (...args) => { shared.log(level, [...prefix, ...args]); };
    return made;
  }

  const filters = { setFilterMsg() {}, addFilterMsg() {} };
  const log = writers(['debug', 'info', 'log', 'warn']);
  const realtime = {
    ...writers(['info', 'warn', 'error']), ...filters,
    in() {},
    tag(name) { return { ...writers(['info', 'warn', 'error'], `[${String(name)}]`), ...filters }; },
    getCurrentState() { return { size: 0, maxSize: 5120, logCount: 0, maxLogCount: 200 }; },
  };
  shared.addFunction('getUpdateManager', () => updates);
  shared.addFunction('getLogManager', () => log);
  shared.addFunction('getRealtimeLogManager', () => realtime);
});
