// The rest of wx that belongs to the framework itself, and the global constants.
(function (native, shared) {
  'use strict';

  /** Calls back in the next turn, after what this turn's setData calls changed. */
  shared.addFunction('nextTick', (callback) => {
    if (typeof callback === 'function') native.later(() => shared.guard('wx.nextTick', callback, undefined, []));
  });
  shared.addFunction('getLaunchOptionsSync', () => native.launchOptions());
  shared.addFunction('getEnterOptionsSync', () => native.enterOptions());
  /** Where a program keeps its own files. */
  shared.addProperty('env', { USER_DATA_PATH: 'wxfile://usr' });
  shared.addAsync('exitMiniProgram', [], (options, done) => {
    done(undefined, {});
    native.exit();
  });

  Object.defineProperty(globalThis, '__wxConfig', { value: native.config(), writable: true, configurable: true });
});
