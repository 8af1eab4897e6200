// The channel between a page and the one that opened it.
(function (native, shared) {
  'use strict';

  /** Passes events between two pages; both hold the same one. */
  class EventChannel {
    #listeners = new Map();

    #add(name, callback, once) {
      if (typeof callback !== 'function') return;
      const list = this.#listeners.get(name) || [];
      list.push({ callback, once });
      this.#listeners.set(name, list);
    }

    /** Listens to an event. */
    on(name, callback) { this.#add(name, callback, false); }

    /** Listens to an event, once. */
    once(name, callback) { this.#add(name, callback, true); }

    /** Stops listening: this callback, or all of the event's. */
    off(name, callback) {
      const list = this.#listeners.get(name);
      if (list === undefined) return;
      const rest = callback === undefined ? [] : list.filter((entry) => entry.callback !== callback);
      this.#listeners.set(name, rest);
    }

    /** Calls the event's listeners. */
    emit(name, ...args) {
      const list = this.#listeners.get(name);
      if (list === undefined) return;
      this.#listeners.set(name, list.filter((entry) => !entry.once));
      for (const { callback } of list) shared.guard(`EventChannel "${name}"`, callback, undefined, args);
    }
  }

  shared.EventChannel = EventChannel;

  /** A channel whose listeners are the `events` that navigateTo was given. */
  shared.openChannel = function openChannel(events) {
    const channel = new EventChannel();
    if (typeof events === 'object' && events !== null) {
      for (const name of Object.keys(events)) channel.on(name, events[name]);
    }
    return channel;
  };
});
