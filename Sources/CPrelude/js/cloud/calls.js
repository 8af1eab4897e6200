// How every call of wx.cloud answers: callbacks if any was given, else a promise; failures are errors with errMsg and
// errCode; arguments are checked with the platform's words.
(function (native, shared) {
  'use strict';

  const { isArray } = Array;
  const CALLBACKS = ['success', 'fail', 'complete'];

  /** What errCode means, in the SDK's words; a detail follows it. */
  const CODE_TEXTS = new Map([
    [-1, ''],
    [-501001, 'resource system error'], [-501002, 'resource server timeout'], [-501003, 'exceed request limit'],
    [-501004, 'exceed concurrent request limit'], [-501005, 'invalid env'], [-501007, 'invalid parameters'],
    [-501009, 'resource not initialized'], [-502001, 'database request fail'],
    [-502002, 'database invalid command'], [-502003, 'database permission denied'],
    [-502004, 'database exceed collection limit'], [-502005, 'database collection not exists'],
    [-503001, 'storage request fail'], [-503002, 'storage permission denied'],
    [-503003, 'storage file not exists'], [-504001, 'functions request fail'], [-504002, 'functions execute fail'],
    [-601001, 'system error'], [-602001, 'database query result size exceed limit (1MB)'],
    [-604001, 'cloudfunction result size exceed limit (1MB)'],
  ]);

  /** A mistake in a call's arguments. */
  class ArgumentError extends Error {
    constructor(message, errCode = -401003) {
      super(message);
      this.errCode = errCode;
    }
  }

  function typeName(value) {
    if (value === null) return 'null';
    return isArray(value) ? 'array' : typeof value;
  }

  /** Checks one argument: `type` is a name, or several joined by " or ". */
  function check(name, value, type) {
    if (type.split(' or ').includes(typeName(value))) return value;
    throw new ArgumentError(`parameter.${name} should be ${type} instead of ${typeName(value)};`);
  }

  /** The options of a call as an object. */
  function optionsOf(given) {
    if (given === undefined || given === null) return {};
    if (typeof given !== 'object' || isArray(given)) {
      throw new ArgumentError(`parameter should be object instead of ${typeName(given)};`);
    }
    return given;
  }

  /** The text of a failure behind the API's name. */
  function failureText(message, errCode) {
    const text = CODE_TEXTS.get(errCode);
    if (text === undefined || text === '') return `fail ${message}`;
    return message === '' ? `fail ${errCode} ${text}` : `fail ${errCode} ${text}. ${message}`;
  }

  /** The error that a failed call answers with. */
  function failure(api, { message, errCode = -1, isWhole = false }, stack) {
    const text = isWhole ? message : failureText(message.replace(/^fail ?/, ''), errCode);
    const error = new Error(`${api}:${text}`);
    error.errMsg = error.message;
    error.errCode = errCode;
    if (stack !== undefined) error.stack = stack;
    return error;
  }

  const hasCallbacks = (given) => typeof given === 'object' && given !== null
    && CALLBACKS.some((name) => typeof given[name] === 'function');

  /**
   * Makes a call: `begin(options, done)` does it and calls `done` with an error or a result. What it throws fails the
   * call. Returns a promise where no callback was given.
   */
  function perform(api, given, begin) {
    const isCallback = hasCallbacks(given);
    const { success, fail, complete } = isCallback ? given : {};
    let resolve, reject;
    const promise = isCallback ? undefined : new Promise((yes, no) => { resolve = yes; reject = no; });
    const { stack } = isCallback ? {} : new Error();
    const done = (error, result) => {
      const isOver = error === undefined;
      const answer = isOver ? { ...result, errMsg: `${api}:ok` } : failure(api, error, stack);
      if (promise !== undefined) {
        (isOver ? resolve : reject)(answer);
        return;
      }
      const callback = isOver ? success : fail;
      const place = `wx.${api.startsWith('cloud.') ? api : `cloud ${api}`}`;
      if (typeof callback === 'function') {
        shared.guard(`${place} ${isOver ? 'success' : 'fail'}`, callback, undefined, [answer]);
      }
      if (typeof complete === 'function') shared.guard(`${place} complete`, complete, undefined, [answer]);
    };
    try {
      begin(optionsOf(given), done);
    } catch (error) {
      const { message, errCode = -1 } = error instanceof Error ? error : { message: String(error) };
      native.later(() => done({ message, errCode }));
    }
    return promise;
  }

  /** Has Swift do something: `done` gets an error or a result, in a later turn. */
  function ask(name, options, done) {
    if (native.callAsynchronous(`cloud.${name}`, options, done) === false) {
      native.later(() => done({ message: 'not supported' }));
    }
  }

  /** The SDK's words for a code. */
  const codeText = (errCode) => CODE_TEXTS.get(errCode) || '';

  shared.cloud = { ArgumentError, ask, check, codeText, failure, hasCallbacks, perform, typeName };
});
