// wx.cloud's files: upload, download, addresses for a while, removal.
(function (native, shared) {
  'use strict';

  const { ArgumentError, ask, check, hasCallbacks, perform } = shared.cloud;

  const MOST_FILES = 50;
  const MOST_PATH_BYTES = 850;

  function utf8Length(text) {
    let length = 0;
    for (const character of text) {
      const code = character.codePointAt(0);
      length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return length;
  }

  /** The path of a file in the cloud, as it may be. */
  function checkedPath(path) {
    check('cloudPath', path, 'string');
    const wrong = path === '' ? 'should not be empty'
      : path.startsWith('/') ? 'should not start with /'
      : path.includes('//') ? 'should not contain //'
      : utf8Length(path) > MOST_PATH_BYTES ? `should not be longer than ${MOST_PATH_BYTES} bytes`
      : /[\x18-\x1b]/.test(path) ? 'should not contain control characters' : undefined;
    if (wrong !== undefined) throw new ArgumentError(`parameter.cloudPath ${wrong};`, -503001);
    return path;
  }

  /** The transfers that are under way, by number. */
  const transfers = new Map();
  let lastTransfer = 0;

  /** What a program holds of a transfer: it can be ended and tells how far it is. */
  function makeTask(number, name) {
    const listeners = { progress: [], headers: [] };
    const without = (list, callback) => (callback === undefined ? [] : list.filter((one) => one !== callback));
    const add = (kind, callback) => { if (typeof callback === 'function') listeners[kind].push(callback); };
    return {
      listeners,
      task: {
        abort() { native.callSynchronous('cloud.abort', [number]); },
        onProgressUpdate(callback) { add('progress', callback); },
        offProgressUpdate(callback) { listeners.progress = without(listeners.progress, callback); },
        onHeadersReceived(callback) { add('headers', callback); },
        offHeadersReceived(callback) { listeners.headers = without(listeners.headers, callback); },
      },
      tell(kind, payload) { shared.guardAll(`${name} ${kind}`, listeners[kind], [payload]); },
    };
  }

  /** Called by Swift: how far a transfer is, or which headers came. */
  shared.listen('cloud.transfer', ({ transfer: number, kind, payload }) => {
    const transfer = transfers.get(number);
    if (transfer !== undefined) transfer.tell(kind, payload);
  });

  /** Begins a transfer. Its object is given where callbacks are, as with wx.uploadFile; else there is a promise. */
  function transfer(api, given, request) {
    const number = ++lastTransfer;
    const made = makeTask(number, `wx.cloud.${api}`);
    const promise = perform(`cloud.${api}`, given, (options, done) => {
      const full = { ...request(options), transfer: number };
      transfers.set(number, made);
      ask(api, full, (error, result) => {
        transfers.delete(number);
        done(error, result);
      });
    });
    return hasCallbacks(given) ? made.task : promise;
  }

  /** Puts a local file into the cloud. */
  function uploadFile(cloud, given) {
    return transfer('uploadFile', given, (options) => ({
      env: cloud.env('storage', options.config),
      cloudPath: checkedPath(options.cloudPath),
      filePath: check('filePath', options.filePath, 'string'),
      header: options.header === undefined ? {} : check('header', options.header, 'object'),
    }));
  }

  /** Gets a file of the cloud into a temporary one. */
  function downloadFile(cloud, given) {
    return transfer('downloadFile', given, (options) => ({
      env: cloud.env('storage', options.config), fileID: check('fileID', options.fileID, 'string'),
    }));
  }

  /** The list of files that a call is about. */
  function listOf(options, read) {
    check('fileList', options.fileList, 'array');
    const { length } = options.fileList;
    if (length === 0) throw new ArgumentError('parameter.fileList should not be empty;', -501007);
    if (length > MOST_FILES) {
      throw new ArgumentError(`parameter.fileList should have at most ${MOST_FILES} items;`, -501007);
    }
    return options.fileList.map(read);
  }

  /** Addresses of files: those of private ones are good for a while. */
  function getTempFileURL(cloud, given) {
    return perform('cloud.getTempFileURL', given, (options, done) => {
      const fileList = listOf(options, (item, index) => {
        if (typeof item === 'string') return { fileID: item };
        const { fileID, maxAge } = check(`fileList[${index}]`, item, 'string or object');
        check(`fileList[${index}].fileID`, fileID, 'string');
        return maxAge === undefined ? { fileID } : { fileID, maxAge: check('maxAge', maxAge, 'number') };
      });
      ask('getTempFileURL', { env: cloud.env('storage', options.config), fileList }, done);
    });
  }

  function deleteFile(cloud, given) {
    return perform('cloud.deleteFile', given, (options, done) => {
      const fileList = listOf(options, (item, index) => check(`fileList[${index}]`, item, 'string'));
      ask('deleteFile', { env: cloud.env('storage', options.config), fileList }, done);
    });
  }

  Object.assign(shared.cloud, { deleteFile, downloadFile, getTempFileURL, uploadFile });
});
