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
  /** The cloud is read when a program first asks for it: most never do. */
  shared.addLazy('cloud', () => {
    native.loadCloud();
    return shared.cloud.object;
  });
  shared.addAsync('exitMiniProgram', [], (options, done) => {
    done(undefined, {});
    native.exit();
  });

  /** What a page of the web has and a mini-program has not: the names exist, so that asking for one does not throw. */
  for (const name of [
    'window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'Caches', 'screen',
    'alert', 'confirm', 'prompt', 'XMLHttpRequest', 'WebSocket', 'Reporter', 'webkit', 'WeixinJSCore',
  ]) {
    if (globalThis[name] === undefined) {
      Object.defineProperty(globalThis, name, { value: undefined, writable: true, configurable: true });
    }
  }

  /** Plugins live on the platform's servers: what asks for one gets an object whose members do nothing. */
  const missing = new Set();
  function requirePlugin(name, callback, failed) {
    if (!missing.has(name)) {
      missing.add(name);
      console.warn(`plugin "${name}" is not available: plugins come from the platform's servers`);
    }
    if (typeof failed === 'function') failed({ mod: name, errMsg: `plugin "${name}" is not available` });
    return shared.unsupportedObject(`plugin.${name}`);
  }
  requirePlugin.async = (name) => {
    requirePlugin(name);
    return Promise.reject({ mod: name, errMsg: `plugin "${name}" is not available` });
  };
  Object.defineProperty(globalThis, 'requirePlugin', { value: requirePlugin, writable: true, configurable: true });

  // Programs that frameworks compiled ask which page's file is being run.
  let route;
  Object.defineProperty(globalThis, '__wxRoute', {
    get: () => (route === undefined ? native.runningPath() : route),
    set(value) { route = value; },
    configurable: true,
  });

  Object.defineProperty(globalThis, '__wxConfig', { value: native.config(), writable: true, configurable: true });
});
