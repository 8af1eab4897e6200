// wx.cloud: one object for the app's own environment, and `new wx.cloud.Cloud` for others.
(function (native, shared) {
  'use strict';

  const {
    CDN, CloudID, Database, callFunction, check, deleteFile, downloadFile, getTempFileURL, perform, uploadFile,
  } = shared.cloud;

  const NOT_INITIALISED = 'Cloud API isn\'t enabled, please call wx.cloud.init first';

  /** What is said once `init` was called: which environment each service uses. */
  class Settings {
    #envs;

    /** The first call counts. */
    init(given, resource) {
      if (this.#envs !== undefined) return;
      const options = given === undefined || given === null ? {} : check('options', given, 'object');
      const { env = resource, traceUser = true } = options;
      if (env !== undefined && env !== null) check('env', env, 'string or object');
      const one = typeof env === 'string' ? env : undefined;
      const many = typeof env === 'object' && env !== null ? env : {};
      this.#envs = {};
      for (const service of ['database', 'functions', 'storage']) {
        const chosen = many[service] === undefined ? one : check(`env.${service}`, many[service], 'string');
        this.#envs[service] = chosen;
      }
      native.callSynchronous('cloud.init', [{ envs: this.#envs, traceUser: !!traceUser }]);
    }

    /** The environment of a service: the call's own, or the one of `init`. */
    env(service, config) {
      if (this.#envs === undefined) throw new Error(NOT_INITIALISED);
      const own = config === undefined || config === null ? undefined : check('config', config, 'object').env;
      return own === undefined ? this.#envs[service] : check('env', own, 'string');
    }
  }

  /** Adds to an object what every cloud can do. */
  function addMembers(cloud, settings) {
    cloud.database = (options) => new Database(settings.env('database', options));
    const calls = { callFunction, uploadFile, downloadFile, getTempFileURL, deleteFile };
    for (const name of Object.keys(calls)) cloud[name] = (given) => calls[name](settings, given);
    for (const name of ['callContainer', 'connectContainer']) {
      cloud[name] = (given) => perform(`cloud.${name}`, given, (options, done) => {
        settings.env('functions', options.config);
        native.later(() => done({ message: 'not supported' }));
      });
    }
    cloud.CloudID = CloudID;
    cloud.CDN = CDN;
    cloud.services = shared.unsupportedObject('cloud.services');
    cloud.extend = shared.unsupportedObject('cloud.extend');
  }

  /** A cloud of an environment that is named here. */
  class Cloud {
    constructor(options) {
      const { resourceEnv, traceUser } = check('options', options, 'object');
      check('resourceEnv', resourceEnv, 'string');
      const settings = new Settings();
      addMembers(this, settings);
      /** Must be awaited before anything else is called. */
      this.init = async (given) => settings.init({ traceUser, ...given, env: resourceEnv });
    }
  }

  const settings = new Settings();
  const cloud = { init(options) { settings.init(options); }, Cloud };
  addMembers(cloud, settings);
  shared.cloud.object = cloud;
});
