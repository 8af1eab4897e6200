// wx.cloud.callFunction, and what its data may hold beside JSON.
(function (native, shared) {
  'use strict';

  const { ArgumentError, ask, callable, check, codeText, perform } = shared.cloud;

  /** Names open data of the platform, which a function gets in its place. */
  class CloudID {
    constructor(cloudID) { this.cloudID = check('cloudID', cloudID, 'string'); }
  }

  /** Large data of a call: a function gets an address where it is. */
  class CDN {
    constructor(target) {
      if (typeof target === 'string' || target instanceof ArrayBuffer) this.target = target;
      else {
        const { type, filePath } = check('target', target, 'string or object');
        if (type !== 'filePath') throw new ArgumentError('parameter.target.type should be filePath');
        this.target = { type, filePath: check('target.filePath', filePath, 'string') };
      }
    }
  }

  /** The data of a call as JSON has it, and the parts that are sent another way. */
  function encode(data) {
    const parts = [];
    const text = JSON.stringify(data, function (key, value) {
      // toJSON of a date has run by now; the value itself is still in its holder.
      if (value instanceof ArrayBuffer) return { type: 'Buffer', data: [...new Uint8Array(value)] };
      if (ArrayBuffer.isView(value)) {
        return { type: 'Buffer', data: [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)] };
      }
      if (value instanceof CloudID) return { $cloudID: value.cloudID };
      if (value instanceof CDN) return { $cdn: parts.push(value.target) - 1 };
      return value;
    });
    return { data: text === undefined ? {} : JSON.parse(text), parts };
  }

  /** Calls a function of the cloud. */
  function callFunction(cloud, given) {
    return perform('cloud.callFunction', given, (options, done) => {
      check('name', options.name, 'string');
      const { data = {} } = options;
      check('data', data, 'object');
      const env = cloud.env('functions', options.config);
      const encoded = encode(data);
      ask('callFunction', { env, name: options.name, slow: !!options.slow, ...encoded }, (error, result) => {
        if (error === undefined || error.errCode === undefined) done(error, result);
        else done({ errCode: error.errCode, message: functionFailure(error), isWhole: true });
      });
    });
  }

  /** A function's failure is told in the words of an error inside an error. */
  function functionFailure({ message, errCode }) {
    return `fail Error: errCode: ${errCode} ${codeText(errCode)} | errMsg: ${message.replace(/^fail ?/, '')}`;
  }

  Object.assign(shared.cloud, { CDN: callable(CDN), CloudID: callable(CloudID), callFunction });
});
