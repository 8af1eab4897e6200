// watch: keeps the list that a query finds. Swift sends each change with the place it takes in the list, so that a list
// of thousands is not sent again for each.
(function (native, shared) {
  'use strict';

  const { ArgumentError, check, failure } = shared.cloud;

  /** The watchers that are open, by the number that Swift gave. */
  const open = new Map();

  /** A moment of what a watched query finds. Its documents are copied when they are first looked at. */
  function snapshot({ id, type, changes }, documents) {
    const made = { id };
    if (type === 'init') made.type = 'init';
    lazy(made, 'docChanges', () => changes.map(change));
    lazy(made, 'docs', () => documents.map((document) => shared.copy(document)));
    return made;
  }

  function change({ id, queueType, dataType, docId, doc, updatedFields, removedFields }) {
    const made = { id, queueType, dataType, docId, doc: shared.copy(doc) };
    if (dataType === 'update') {
      if (updatedFields !== undefined) made.updatedFields = shared.copy(updatedFields);
      if (removedFields !== undefined) made.removedFields = removedFields.slice();
    }
    return made;
  }

  function lazy(object, name, make) {
    let value, isMade = false;
    Object.defineProperty(object, name, {
      enumerable: true,
      configurable: true,
      get() {
        if (!isMade) [value, isMade] = [make(), true];
        return value;
      },
    });
  }

  /** The list after these changes. */
  function applied(documents, changes) {
    const list = documents.slice();
    for (const { docId, doc, queueType, from, to } of changes) {
      if (from !== undefined) list.splice(from, 1);
      if (to !== undefined) list.splice(to, 0, doc);
      else if (queueType !== 'dequeue' && from === undefined) throw new Error(`a change of ${docId} has no place`);
    }
    return list;
  }

  /** Called by Swift: something happened to a watcher. */
  shared.listen('cloud.watch', ({ watcher: number, event }) => {
    const watcher = open.get(number);
    if (watcher === undefined) return;
    if (event.error !== undefined) {
      open.delete(number);
      shared.guard(`wx cloud ${watcher.api} onError`, watcher.onError, undefined, [failure(watcher.api, event.error)]);
      return;
    }
    watcher.documents = event.type === 'init'
      ? event.changes.map(({ doc }) => doc) : applied(watcher.documents, event.changes);
    const place = `wx cloud ${watcher.api} onChange`;
    shared.guard(place, watcher.onChange, undefined, [snapshot(event, watcher.documents)]);
  });

  /** Starts to watch; the object that is returned ends it. */
  shared.cloud.watch = function watch(api, request, options) {
    const { onChange, onError } = check('options', options, 'object');
    check('onChange', onChange, 'function');
    check('onError', onError, 'function');
    const { order = [], limit } = request;
    if (order.length > 5) throw new ArgumentError('watch supports at most 5 orderBy fields');
    if (limit !== undefined && limit > 200) throw new ArgumentError('watch limit should not be larger than 200');
    const { error, value: number } = native.callSynchronous('cloud.startWatch', [request]);
    if (error !== undefined) {
      native.later(() => shared.guard(`wx cloud ${api} onError`, onError, undefined, [failure(api, error)]));
      return Object.freeze({ close: () => Promise.resolve() });
    }
    open.set(number, { api, onChange, onError, documents: [] });
    return Object.freeze({
      /** Ends the watch: no change is told from here on. */
      close() {
        if (open.delete(number)) native.callSynchronous('cloud.stopWatch', [number]);
        return Promise.resolve();
      },
    });
  };
});
