// wx-server-sdk, and how a function is loaded and called.
(function (native, shared) {
  'use strict';

  const { Database, ask, callFunction, check, deleteFile, getTempFileURL, perform } = shared.cloud;
  const DYNAMIC = Symbol('DYNAMIC_CURRENT_ENV');
  let context = {};

  /** The environment of a service: the call's own, that of `init`, or the one that the function runs in. */
  class Settings {
    #env;
    init(given = {}) {
      const { env } = given;
      if (env === undefined || env === DYNAMIC) this.#env = {};
      else this.#env = typeof env === 'string' ? { database: env, functions: env, storage: env } : { ...env };
    }
    env(service, config) {
      const own = config === undefined || config === null ? undefined : config.env;
      const chosen = own === undefined ? (this.#env || {})[service] || (this.#env || {}).default : own;
      return chosen === undefined || chosen === DYNAMIC ? native.env : chosen;
    }
  }

  function uploadFile(cloud, given) {
    return perform('cloud.uploadFile', given, (options, done) => {
      check('cloudPath', options.cloudPath, 'string');
      const content = Buffer.from(typeof options.fileContent === 'string' ? options.fileContent : options.fileContent || []);
      const request = { env: cloud.env('storage', options.config), path: options.cloudPath, content: content.toString('base64') };
      ask('uploadFile', request, (error, result) => {
        if (error !== undefined) done(error); else done(undefined, { ...result, statusCode: 200 });
      });
    });
  }

  function downloadFile(cloud, given) {
    return perform('cloud.downloadFile', given, (options, done) => {
      const request = { fileID: check('fileID', options.fileID, 'string') };
      ask('downloadFile', request, (error, result) => {
        if (error !== undefined) done(error);
        else done(undefined, { fileContent: Buffer.from(result.content, 'base64'), statusCode: 200 });
      });
    });
  }

  function make(settings) {
    const calls = { callFunction, uploadFile, downloadFile, getTempFileURL, deleteFile };
    const cloud = {
      DYNAMIC_CURRENT_ENV: DYNAMIC,
      init(given) { settings.init(given); },
      updateConfig(given) { settings.init(given); },
      database: (options) => new Database(settings.env('database', options)),
      getWXContext: () => ({ ...context }),
      logger: () => Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, console[level]])),
      CloudID: shared.cloud.CloudID,
      openapi: shared.unsupportedObject('cloud.openapi'),
      cloudPay: shared.unsupportedObject('cloud.cloudPay'),
      Cloud: class Cloud {
        constructor({ resourceEnv }) {
          const own = new Settings();
          own.init({ env: resourceEnv });
          Object.assign(this, make(own), { init: async () => {} });
        }
      },
    };
    for (const name of Object.keys(calls)) cloud[name] = (given) => calls[name](settings, given);
    return cloud;
  }
  shared.modules['wx-server-sdk'] = make(new Settings());

  // CommonJS over the files of the function.
  const cache = new Map();
  const exists = (path) => native.read(path) !== undefined;
  function findFile(path) {
    for (const ending of ['', '.js', '.json', '.cjs']) if (exists(path + ending)) return path + ending;
    const manifest = native.read(`${path}/package.json`);
    if (manifest !== undefined) {
      const { main } = JSON.parse(manifest);
      if (main !== undefined) {
        const found = findFile(shared.modules.path.join(path, main));
        if (found !== undefined) return found;
      }
    }
    for (const name of ['index.js', 'index.json']) if (exists(`${path}/${name}`)) return `${path}/${name}`;
    return undefined;
  }
  function resolve(name, from) {
    const { path } = shared.modules;
    if (/^\.{0,2}\//.test(name) || name === '.' || name === '..') {
      return findFile(path.normalize(name.startsWith('/') ? name : `${from}/${name}`));
    }
    for (let folder = from; ; folder = path.dirname(folder)) {
      const found = findFile(path.join(folder, 'node_modules', name));
      if (found !== undefined || folder === '/' || folder === '.') return found;
    }
  }
  function requireFrom(folder) {
    const require = (given) => {
      const name = String(given).replace(/^node:/, '');
      if (name !== 'wx-server-sdk' || !exists('/node_modules/wx-server-sdk/termina')) {
        if (Object.hasOwn(shared.modules, name)) return shared.modules[name];
      }
      const file = resolve(name, folder);
      if (file === undefined) {
        const text = shared.absentModules.includes(name.split('/')[0])
          ? `Node's module '${name}' is not available to cloud functions here`
          : `Cannot find module '${name}'`;
        throw Object.assign(new Error(text), { code: 'MODULE_NOT_FOUND' });
      }
      return load(file);
    };
    require.resolve = (name) => resolve(name, folder) || name;
    require.cache = {};
    return require;
  }
  function load(file) {
    if (cache.has(file)) return cache.get(file).exports;
    const module = { exports: {}, id: file, filename: file, loaded: false, children: [], paths: [] };
    cache.set(file, module);
    try {
      const text = native.read(file);
      if (file.endsWith('.json')) module.exports = JSON.parse(text);
      else {
        const folder = shared.modules.path.dirname(file);
        const require = requireFrom(folder);
        native.compile(text, file).call(module.exports, module.exports, require, module, file, folder);
      }
    } catch (error) {
      cache.delete(file);
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }

  const failureOf = (error) => (error instanceof Error
    ? { message: `${error.name}: ${error.message}`, stack: String(error.stack || '') }
    : { message: shared.show(error), stack: '' });

  /** Called by Swift: runs the function once. `done` gets the result as JSON, or what it failed with. */
  shared.run = (id, event, given) => {
    context = given;
    Object.assign(process.env, { WX_CONTEXT_KEYS: Object.keys(given).join(','), TCB_ENV: native.env });
    (async () => {
      const main = load('/index.js').main;
      if (typeof main !== 'function') throw new Error('index.js exports no function main');
      const result = await main(event, { callbackWaitsForEmptyEventLoop: false, request_id: id, function_name: native.name,
        function_version: '$LATEST', memory_limit_in_mb: 256, time_limit_in_ms: native.timeout, environ: '' });
      const text = JSON.stringify(result);
      native.finish(id, text === undefined ? 'null' : text);
    })().catch((error) => {
      const { message, stack } = failureOf(error);
      native.fail(id, message, stack);
    });
  };
});
