// Sound on a device without a loudspeaker: players that keep time by the clock and tell all their events, and that the
// status line shows; recording is refused, as errors that listeners hear.
(function (native, shared) {
  'use strict';

  const { setTimeout, clearTimeout } = globalThis;
  const { now } = Date;

  /** Listeners by event, as `onX` and `offX`. */
  function withEvents(target, events) {
    const listeners = new Map(events.map((event) => [event, []]));
    for (const event of events) {
      target[`on${event}`] = (callback) => { if (typeof callback === 'function') listeners.get(event).push(callback); };
      target[`off${event}`] = (callback) => {
        listeners.set(event, callback === undefined ? [] : listeners.get(event).filter((entry) => entry !== callback));
      };
    }
    return (event, ...args) => shared.guardAll(`on${event}`, listeners.get(event), args);
  }

  const EVENTS = ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Error', 'Waiting', 'Seeking', 'Seeked'];
  /** What is not decoded has no length that could be known: every sound takes this long, in seconds. */
  const LENGTH = 60;
  /** How often a player tells its time, in milliseconds. */
  const STEP = 500;
  const NO_SOURCE = { errCode: 10001, errMsg: 'errCode:10001, no source' };

  let players = 0;

  /** A player: its members are what the program sees, the state behind them is its own. */
  class Player {
    #id = ++players;
    #isBackground;
    #target;
    #emit;
    #source = '';
    #state = 'empty';
    #position = 0;
    /** When it was at that position, while it plays. */
    #since = 0;
    #timer;
    #isDestroyed = false;

    constructor(target, events, isBackground) {
      this.#target = target;
      this.#isBackground = isBackground;
      this.#emit = withEvents(target, events);
      const define = (name, get, set) => {
        Object.defineProperty(target, name, { get, set, enumerable: true, configurable: true });
      };
      define('src', () => this.#source, (value) => this.#open(String(value)));
      define('currentTime', () => this.#time(), isBackground ? undefined : (value) => this.#seek(value));
      define('duration', () => (this.#source === '' ? 0 : LENGTH));
      define('paused', () => this.#state !== 'playing');
      define('buffered', () => (this.#source === '' ? 0 : isBackground ? 100 : LENGTH));
      Object.assign(target, {
        play: () => this.#play(), pause: () => this.#pause(), stop: () => this.#stop(),
        seek: (value) => this.#seek(value),
      });
      if (!isBackground) target.destroy = () => this.#destroy();
    }

    /** Pauses it when the app goes to the background, if it is none for that. */
    sleep() { if (!this.#isBackground) this.#pause(); }

    get #rate() {
      const rate = Number(this.#target.playbackRate);
      return rate >= 0.5 && rate <= 2 ? rate : 1;
    }

    #time() {
      if (this.#state !== 'playing') return this.#position;
      return Math.min(LENGTH, this.#position + (now() - this.#since) / 1000 * this.#rate);
    }

    #later(event, ...args) { native.later(() => { if (!this.#isDestroyed) this.#emit(event, ...args); }); }

    #open(source) {
      this.#halt();
      this.#source = source;
      this.#state = source === '' ? 'empty' : 'ready';
      this.#position = Math.min(LENGTH, Math.max(0, Number(this.#target.startTime) || 0));
      this.#tell();
      if (source === '') return;
      this.#later('Canplay');
      if (this.#isBackground || this.#target.autoplay) this.#play();
    }

    #play() {
      if (this.#isDestroyed || this.#state === 'playing') return;
      if (this.#source === '') return this.#later('Error', NO_SOURCE);
      if (this.#position >= LENGTH) this.#position = 0;
      this.#state = 'playing';
      this.#since = now();
      this.#later('Play');
      this.#plan();
      this.#tell();
    }

    #plan() {
      const left = (LENGTH - this.#time()) / this.#rate * 1000;
      this.#timer = setTimeout(() => this.#tick(), Math.min(STEP, Math.max(1, Math.ceil(left))));
    }

    #tick() {
      this.#position = this.#time();
      this.#since = now();
      if (this.#position < LENGTH) {
        this.#emit('TimeUpdate');
        if (this.#state === 'playing') this.#plan();
        return this.#tell();
      }
      if (this.#target.loop) {
        this.#position = 0;
        this.#plan();
      } else {
        this.#state = 'stopped';
      }
      this.#tell();
      this.#emit('Ended');
    }

    /** Stops the clock, at the position where it is. */
    #halt() {
      this.#position = this.#time();
      clearTimeout(this.#timer);
    }

    #pause() {
      if (this.#state !== 'playing') return;
      this.#halt();
      this.#state = 'paused';
      this.#later('Pause');
      this.#tell();
    }

    #stop() {
      if (this.#state === 'empty' || this.#state === 'stopped') return;
      this.#halt();
      this.#state = 'stopped';
      this.#position = 0;
      this.#later('Stop');
      this.#tell();
    }

    #seek(value) {
      const place = Number(value);
      if (!Number.isFinite(place) || this.#source === '') return;
      this.#later('Seeking');
      this.#position = Math.min(LENGTH, Math.max(0, place));
      this.#since = now();
      this.#later('Seeked');
      this.#tell();
    }

    #destroy() {
      this.#halt();
      this.#state = 'empty';
      this.#source = '';
      this.#tell();
      this.#isDestroyed = true;
    }

    /** Shows it in the status line, unless it is at rest. */
    #tell() {
      const isSeen = this.#state === 'playing' || this.#state === 'paused';
      const name = this.#source.slice(this.#source.lastIndexOf('/') + 1);
      if (this.#isBackground) native.stayAwake(this.#state === 'playing');
      native.player(this.#id, isSeen, String(this.#target.title || name), this.#state === 'playing', this.#time(), LENGTH);
    }
  }

  const REST = { startTime: 0, playbackRate: 1, referrerPolicy: 'no-referrer' };
  /** The players that rest while the app is in the background. */
  const inner = new Set();
  shared.addFunction('createInnerAudioContext', () => {
    const target = { ...REST, autoplay: false, loop: false, obeyMuteSwitch: true, volume: 1 };
    const player = new Player(target, EVENTS, false);
    inner.add(player);
    const destroy = target.destroy;
    target.destroy = () => {
      destroy();
      inner.delete(player);
    };
    return target;
  });
  /** Called when the app goes to the background. */
  shared.restPlayers = () => { for (const player of inner) player.sleep(); };

  let background;
  function backgroundManager() {
    if (background !== undefined) return background;
    background = {
      ...REST, title: '', epname: '', singer: '', coverImgUrl: '', webUrl: '', protocol: 'http', audioType: 'music',
    };
    new Player(background, [...EVENTS, 'Prev', 'Next'], true);
    return background;
  }
  shared.addFunction('getBackgroundAudioManager', backgroundManager);

  // The members of before that manager: the same player.
  const MUSIC_PAUSED = 0;
  const MUSIC_PLAYING = 1;
  const NO_MUSIC = 2;
  const older = (name, parameters, act) => {
    shared.addAsync(name, parameters, (options, done) => {
      const result = act(options);
      native.later(() => done(undefined, result ?? {}));
    });
  };
  older('playBackgroundAudio', [{ name: 'dataUrl', kind: 'String', required: true }], ({ dataUrl, title, coverImgUrl }) => {
    const manager = backgroundManager();
    Object.assign(manager, { title: title ?? '', coverImgUrl: coverImgUrl ?? '' });
    // A source that is set plays from its start; the same one goes on where it was paused.
    if (manager.src === dataUrl && manager.paused) manager.play();
    else manager.src = dataUrl;
  });
  older('pauseBackgroundAudio', [], () => { backgroundManager().pause(); });
  older('stopBackgroundAudio', [], () => { backgroundManager().stop(); });
  older('seekBackgroundAudio', [{ name: 'position', kind: 'Number', required: true }], ({ position }) => { backgroundManager().seek(position); });
  older('getBackgroundAudioPlayerState', [], () => {
    const { src: dataUrl, paused, duration, currentTime: currentPosition } = backgroundManager();
    // What was stopped stands at its start, what is over at its end.
    if (paused && (currentPosition === 0 || currentPosition === duration)) return { status: NO_MUSIC };
    return { status: paused ? MUSIC_PAUSED : MUSIC_PLAYING, duration, currentPosition, downloadPercent: 100, dataUrl };
  });
  for (const event of ['Play', 'Pause', 'Stop']) {
    shared.addFunction(`onBackgroundAudio${event}`, (callback) => backgroundManager()[`on${event}`](callback));
    shared.addFunction(`offBackgroundAudio${event}`, (callback) => backgroundManager()[`off${event}`](callback));
  }

  shared.addAsync('setInnerAudioOption', [], (options, done) => { native.later(() => done(undefined, {})); });
  shared.addAsync('getAvailableAudioSources', [], (options, done) => {
    native.later(() => done(undefined, { audioSources: ['auto'] }));
  });

  let recorder;
  shared.addFunction('getRecorderManager', () => {
    if (recorder !== undefined) return recorder;
    recorder = {};
    const emit = withEvents(recorder, [
      'Start', 'Resume', 'Pause', 'Stop', 'FrameRecorded', 'Error', 'InterruptionBegin', 'InterruptionEnd',
    ]);
    const fail = (what) => () => native.later(() => emit('Error', { errMsg: `operateRecorder:fail ${what}` }));
    return Object.assign(recorder, {
      start: fail('no microphone'), stop: fail('recorder not start'), pause: fail('recorder not start'),
      resume: fail('recorder not start'),
    });
  });
});
