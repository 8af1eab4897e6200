// What most programs never ask for: the files that provide it are read when it is first asked for.
(function (native, shared) {
  'use strict';

  /** By file: the members of wx, what other files and the host call of it, and what it hears of once it is read. */
  const FILES = {
    'unsupported.js': { functions: ['failLater', 'unsupportedTask', 'unsupportedObject'] },
    'task.js': { functions: ['startTask'] },
    'event-channel.js': { functions: ['EventChannel', 'openChannel'] },
    'share.js': { members: ['showShareMenu', 'hideShareMenu', 'updateShareMenu'], functions: ['share'] },
    'selector-query.js': { members: ['createSelectorQuery'], functions: ['selectorQuery'] },
    'canvas-path.js': { functions: ['makePath', 'pathCalls'] },
    'canvas.js': {
      members: [
        'createCanvasContext', 'createOffscreenCanvas', 'canvasToTempFilePath', 'canvasGetImageData',
        'canvasPutImageData',
      ],
      functions: ['canvasOf'],
      hears: ['closeCanvases'],
    },
    'contexts.js': {
      members: [
        'createVideoContext', 'createAudioContext', 'createLivePlayerContext', 'createLivePusherContext',
        'createMapContext', 'createCameraContext',
      ],
      functions: ['giveNode'],
    },
    'audio.js': {
      members: [
        'createInnerAudioContext', 'getBackgroundAudioManager', 'playBackgroundAudio', 'pauseBackgroundAudio',
        'stopBackgroundAudio', 'seekBackgroundAudio', 'getBackgroundAudioPlayerState', 'onBackgroundAudioPlay',
        'offBackgroundAudioPlay', 'onBackgroundAudioPause', 'offBackgroundAudioPause', 'onBackgroundAudioStop',
        'offBackgroundAudioStop', 'setInnerAudioOption', 'getAvailableAudioSources', 'getRecorderManager',
      ],
      hears: ['restPlayers'],
    },
    'worker.js': { members: ['createWorker'] },
    'worklet.js': { members: ['worklet'] },
    'intersection-observer.js': { members: ['createIntersectionObserver'], functions: ['intersectionObserver'] },
    'media-query-observer.js': {
      members: ['createMediaQueryObserver'], functions: ['mediaQueryObserver'], hears: ['windowResized'],
    },
    'animation.js': { members: ['createAnimation'] },
    'managers.js': { members: ['getUpdateManager', 'getLogManager', 'getRealtimeLogManager'] },
    'privacy.js': { members: ['onNeedPrivacyAuthorization'] },
    'file-system.js': { members: ['getFileSystemManager'] },
  };

  /** What reads a file once, and gives the members that it adds, by name. */
  function reader(file, members) {
    let added;
    return () => {
      if (added !== undefined) return added;
      added = shared.collect(() => native.readLater(file));
      if (added.size !== members.length || !members.every((name) => added.has(name))) {
        throw new Error(`${file} adds other members than it is read for: ${[...added.keys()].join(', ')}`);
      }
      return added;
    };
  }

  for (const [file, { members = [], functions = [], hears = [] }] of Object.entries(FILES)) {
    const read = reader(file, members);
    for (const name of members) shared.addLazy(name, () => read().get(name));
    for (const name of functions) {
      Object.defineProperty(shared, name, {
        get() {
          read();
          return shared[name];
        },
        set(value) { Object.defineProperty(shared, name, { value, writable: true }); },
        configurable: true,
      });
    }
    for (const name of hears) shared[name] = () => {};
  }
});
