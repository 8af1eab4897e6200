// wx.getFileSystemManager(): one object, whose members are host functions named `FileSystemManager.x`.
(function (native, shared) {
  'use strict';

  const OWNER = 'FileSystemManager.';
  const KIND = 0o170000;

  /** The state of a file or folder. */
  class Stats {
    constructor({ mode, size, lastAccessedTime, lastModifiedTime }) {
      this.mode = mode;
      this.size = size;
      this.lastAccessedTime = lastAccessedTime;
      this.lastModifiedTime = lastModifiedTime;
    }

    /** Whether it is a folder. */
    isDirectory() { return (this.mode & KIND) === 0o040000; }

    /** Whether it is a file. */
    isFile() { return (this.mode & KIND) === 0o100000; }
  }

  const stats = (found) => Array.isArray(found)
    ? found.map((entry) => ({ path: entry.path, stats: new Stats(entry.stats) }))
    : new Stats(found);

  /** What a call takes besides its options as data, and gives besides its result as data. */
  const adapters = {
    stat: { result: (result) => ({ ...result, stats: stats(result.stats) }) },
    fstat: { result: (result) => ({ ...result, stats: stats(result.stats) }) },
    statSync: { result: stats },
    fstatSync: { result: stats },
    read: { options: withRoom, result: fill },
    readSync: { options: withRoom, result: fill },
  };

  /** The buffer stays here: only its size is told. */
  function withRoom(options) {
    const { arrayBuffer, ...rest } = options;
    return arrayBuffer instanceof ArrayBuffer ? { ...rest, room: arrayBuffer.byteLength } : rest;
  }

  /** Puts what was read into the program's buffer. */
  function fill({ bytesRead, bytes }, { arrayBuffer, offset = 0 }) {
    new Uint8Array(arrayBuffer).set(new Uint8Array(bytes), offset);
    return { bytesRead, arrayBuffer };
  }

  function synchronous(name, adapter) {
    return (...args) => {
      const isObject = typeof args[0] === 'object' && args[0] !== null;
      const given = adapter.options !== undefined && isObject ? [adapter.options(args[0])] : args;
      const { error, value } = native.callSynchronous(OWNER + name, given);
      if (error !== undefined) throw shared.thrown(name, error);
      return adapter.result === undefined ? value : adapter.result(value, args[0]);
    };
  }

  function asynchronous(name, adapter, { parameters }) {
    return (given) => {
      const promise = shared.callAsync(name, parameters, given, (options, done) => {
        const data = shared.withoutCallbacks(options);
        native.callAsynchronous(OWNER + name, adapter.options === undefined ? data : adapter.options(data), (error, result) => {
          if (error !== undefined || adapter.result === undefined) done(error, result);
          else done(undefined, adapter.result(result, options));
        });
      });
      // The platform gives no promise here, so nobody need await it.
      if (promise !== undefined) promise.catch(() => {});
      return promise;
    };
  }

  function makeManager() {
    const manager = {};
    for (const [name, description] of shared.ownedMembers(OWNER)) {
      const make = description.kind === 'synchronous' ? synchronous : asynchronous;
      const member = make(name, adapters[name] || {}, description);
      Object.defineProperty(member, 'name', { value: name, configurable: true });
      manager[name] = member;
    }
    return manager;
  }

  let manager;
  shared.addFunction('getFileSystemManager', () => {
    manager = manager || makeManager();
    return manager;
  });
});
