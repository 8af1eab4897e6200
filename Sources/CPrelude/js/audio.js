// Sound and recording on a device that has neither: playing and recording are refused, as errors that listeners hear.
(function (native, shared) {
  'use strict';

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

  const PLAYER = ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Error', 'Waiting', 'Seeking', 'Seeked'];

  /** A player: what it is told is kept; playing ends in an error. */
  function player(defaults, events, startsBySource) {
    const target = { ...defaults };
    const emit = withEvents(target, events);
    const fail = () => native.later(() => emit('Error', { errCode: 10001, errMsg: 'errCode:10001, no audio device' }));
    let source = '';
    Object.defineProperty(target, 'src', {
      get: () => source,
      set(value) {
        source = String(value);
        if (source !== '' && (startsBySource || target.autoplay)) fail();
      },
      enumerable: true, configurable: true,
    });
    return Object.assign(target, { play: fail, pause() {}, stop() {}, seek() {}, destroy() {} });
  }

  const STATE = { duration: 0, currentTime: 0, paused: true, buffered: 0 };
  shared.addFunction('createInnerAudioContext', () => player({
    ...STATE, startTime: 0, autoplay: false, loop: false, obeyMuteSwitch: true, volume: 1, playbackRate: 1,
    referrerPolicy: 'no-referrer',
  }, PLAYER, false));

  let background;
  shared.addFunction('getBackgroundAudioManager', () => {
    background ||= player({
      ...STATE, startTime: 0, title: '', epname: '', singer: '', coverImgUrl: '', webUrl: '', protocol: 'http',
      playbackRate: 1, audioType: 'music', referrerPolicy: 'no-referrer',
    }, [...PLAYER, 'Prev', 'Next'], true);
    return background;
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
