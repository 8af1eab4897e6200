// App and getApp.
(function (native, shared) {
  'use strict';

  const CALLBACKS = [
    'onLaunch', 'onShow', 'onHide', 'onError', 'onPageNotFound', 'onUnhandledRejection', 'onThemeChange',
  ];
  const EVENTS = [
    'AppShow', 'AppHide', 'Error', 'PageNotFound', 'UnhandledRejection', 'ThemeChange', 'WindowResize', 'LazyLoadError',
  ];
  let app;
  /** What getApp({ allowDefault: true }) gave before App was called; App fills it in. */
  let placeholder;

  /** Registers the mini-program: its lifecycle callbacks and whatever else it wants to share. */
  function App(options) {
    if (app !== undefined) {
      shared.log('warn', ['App() was called more than once; the first call holds.']);
      return;
    }
    if (typeof options !== 'object' || options === null) {
      throw new TypeError('App() takes an Object');
    }
    app = placeholder === undefined ? {} : placeholder;
    for (const key of Object.keys(options)) app[key] = options[key];
    for (const name of CALLBACKS) {
      if (name in options && typeof options[name] !== 'function') {
        shared.log('warn', [`App: ${name} should be a Function.`]);
      }
    }
  }

  /** The one instance of App. */
  function getApp(options) {
    if (app === undefined && options && options.allowDefault) {
      placeholder = placeholder || {};
      return placeholder;
    }
    return app;
  }

  /** Calls a lifecycle callback of the app, if it has it. */
  shared.callApp = function callApp(name, args) {
    if (app === undefined || typeof app[name] !== 'function') return false;
    shared.guard(`App.${name}`, app[name], app, args);
    return true;
  };

  for (const name of EVENTS) shared.addListener(`on${name}`);
  for (const [name, value] of [['App', App], ['getApp', getApp]]) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(globalThis, 'global', { value: globalThis, writable: true, configurable: true });
});
