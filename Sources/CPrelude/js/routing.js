// The routes of wx, and the routers of pages and components, which resolve relative URLs against themselves.
(function (native, shared) {
  'use strict';

  const url = { name: 'url', kind: 'String', required: true };
  const routes = {
    navigateTo: [url], redirectTo: [url], switchTab: [url], reLaunch: [url],
    navigateBack: [{ name: 'delta', kind: 'Number', required: false }],
  };

  function start(name, base) {
    return (options, done) => {
      const channel = name === 'navigateTo' ? shared.openChannel(options.events) : undefined;
      native.route(name, options.url, options.delta, base, channel, (error) => {
        done(error, channel === undefined ? {} : { eventChannel: channel });
      });
    };
  }
  for (const name of Object.keys(routes)) shared.addAsync(name, routes[name], start(name, undefined));

  /** A router whose relative URLs start from this path. */
  shared.router = function router(base) {
    const made = {};
    for (const name of Object.keys(routes)) {
      made[name] = (options) => shared.callAsync(name, routes[name], options, start(name, base));
    }
    return made;
  };

  for (const name of [
    'AppRoute', 'AppRouteDone', 'BeforeAppRoute', 'BeforePageLoad', 'AfterPageLoad', 'BeforePageUnload',
    'AfterPageUnload',
  ]) shared.addListener(`on${name}`);
});
