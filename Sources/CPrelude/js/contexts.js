// The contexts of built-in components: of scroll-views and editors, which the view carries out, and of players, cameras
// and maps, which answer as on a device without that hardware.
(function (native, shared) {
  'use strict';

  /** A call with callbacks that fails in the platform's shape. */
  const failing = (name, message) => (options) => shared.callAsync(name, [], options, (given, done) => {
    native.later(() => done({ message }));
  });

  /** Methods by name, each of which asks the view for something. */
  function asking(names, ask) {
    const made = {};
    for (const name of names) made[name] = (options) => { ask(name, options === undefined ? {} : options); };
    return made;
  }

  function failingAll(names, message) {
    const made = {};
    for (const name of names) made[name] = failing(name, message);
    return made;
  }

  /** Puts the object that a selector query asked for in its answer. */
  shared.giveNode = function giveNode(answer, component) {
    for (const key of ['node', 'context']) {
      const place = answer?.[key];
      if (typeof place !== 'object' || place === null || place.tag === undefined) continue;
      if (place.tag === 'canvas') answer[key] = shared.canvasOf(place);
      else if (place.tag === 'scroll-view') answer[key] = scrollContext(place, component);
      else if (place.tag === 'editor' && key === 'context') answer[key] = editorContext(place);
      else answer[key] = key === 'context' ? deviceContext(place) : null;
    }
  };

  /** What scripts may set on a scroll-view, by the attributes that mean it. */
  const SCROLL_SETTINGS = {
    scrollEnabled: 'scroll-enabled', bounces: 'bounces', showScrollbar: 'show-scrollbar',
    pagingEnabled: 'paging-enabled', fastDeceleration: 'fast-deceleration', decelerationDisabled: 'deceleration-disabled',
  };

  function scrollContext({ page, node }, component) {
    const ask = (method, options) => native.contextCall(page, node, method, options);
    const context = asking(['scrollTo', 'triggerRefresh', 'closeRefresh', 'triggerTwoLevel', 'closeTwoLevel'], ask);
    context.scrollIntoView = (selector, options = {}) => {
      native.contextCall(page, node, 'scrollIntoView', options, undefined, component || 0, String(selector));
    };
    for (const [name, attribute] of Object.entries(SCROLL_SETTINGS)) {
      let current = name !== 'pagingEnabled' && name !== 'fastDeceleration' && name !== 'decelerationDisabled';
      Object.defineProperty(context, name, {
        get: () => current,
        set(value) {
          current = !!value;
          ask('set', { name: attribute, value: current });
        },
        enumerable: true,
      });
    }
    return context;
  }

  /** The members of an editor's context that answer, and those that only do something. */
  const EDITOR_ANSWERS = [
    'clear', 'deleteText', 'getContents', 'getSelectionText', 'insertDivider', 'insertImage', 'insertText', 'redo',
    'removeFormat', 'setContents', 'undo', 'getBounds', 'getSelection', 'setSelection', 'getHistoryState',
    'insertCustomBlock',
  ];

  function editorContext({ page, node }) {
    const context = {};
    for (const name of EDITOR_ANSWERS) {
      context[name] = (options) => shared.callAsync(name, [], options, (given, done) => {
        const { success, fail, complete, ...data } = given;
        native.contextCall(page, node, name, data, (answer) => {
          if (answer && answer.error !== undefined) done({ message: `fail ${answer.error}` });
          else done(undefined, answer || {});
        });
      });
    }
    context.format = (name, value) => { native.contextCall(page, node, 'format', { name, value }); };
    for (const name of ['blur', 'scrollIntoView']) context[name] = () => { native.contextCall(page, node, name, {}); };
    return context;
  }

  // Players, cameras and maps.

  const VIDEO = [
    'play', 'pause', 'stop', 'seek', 'sendDanmu', 'playbackRate', 'requestFullScreen', 'exitFullScreen',
    'showStatusBar', 'hideStatusBar', 'requestBackgroundPlayback', 'exitBackgroundPlayback',
  ];
  const NO_VIDEO = ['exitPictureInPicture', 'startCasting', 'switchCasting', 'reconnectCasting', 'exitCasting'];
  const LIVE_PLAYER = [
    'play', 'stop', 'mute', 'pause', 'resume', 'requestFullScreen', 'exitFullScreen', 'requestPictureInPicture',
    'exitPictureInPicture', 'snapshot', 'startCasting', 'switchCasting', 'reconnectCasting', 'exitCasting',
  ];
  const LIVE_PUSHER = [
    'start', 'stop', 'pause', 'resume', 'switchCamera', 'snapshot', 'toggleTorch', 'playBGM', 'stopBGM', 'pauseBGM',
    'resumeBGM', 'setBGMVolume', 'setMICVolume', 'startPreview', 'stopPreview', 'sendMessage', 'setZoom', 'getMaxZoom',
    'exitPictureInPicture', 'applyFilter', 'applyMakeup', 'applySticker', 'clearFilters', 'clearMakeups',
    'clearStickers', 'startAudioServer', 'stopAudioServer', 'createCustomRenderer',
  ];
  const MAP = [
    'includePoints', 'moveToLocation', 'translateMarker', 'moveAlong', 'addMarkers', 'removeMarkers',
    'initMarkerCluster', 'setCenterOffset', 'setLocMarkerIcon', 'setBoundary', 'addCustomLayer', 'removeCustomLayer',
    'addGroundOverlay', 'updateGroundOverlay', 'removeGroundOverlay', 'addVisualLayer', 'removeVisualLayer',
    'executeVisualLayerCommand', 'addArc', 'removeArc', 'openMapApp', 'eraseLines',
  ];
  const MAP_UNKNOWN = ['fromScreenLocation', 'toScreenLocation', 'getRotate', 'getSkew', 'getRegion'];

  const video = (ask) => ({ ...asking(VIDEO, ask), ...failingAll(NO_VIDEO, 'fail not supported') });

  /** Tells the view to start (so that the component's own event follows), and fails. */
  function player(names, ask, starts) {
    const context = failingAll(names, 'fail no such device');
    for (const name of starts) {
      const fail = context[name];
      context[name] = (options) => {
        ask(name, {});
        return fail(options);
      };
    }
    return context;
  }

  function map(read) {
    const known = (name, attributes) => (options) => shared.callAsync(name, [], options, (given, done) => {
      read(attributes, (values) => {
        if (!values || attributes.some((attribute) => values[attribute] === undefined || values[attribute] === null)) {
          return done({ message: 'fail not supported' });
        }
        return done(undefined, Object.fromEntries(attributes.map((attribute) => [attribute, Number(values[attribute])])));
      });
    });
    return {
      ...failingAll(MAP, 'fail not supported'), ...failingAll(MAP_UNKNOWN, 'fail not supported'),
      getCenterLocation: known('getCenterLocation', ['longitude', 'latitude']),
      getScale: known('getScale', ['scale']),
      on() {}, off() {},
    };
  }

  const camera = () => ({
    ...failingAll(['takePhoto', 'startRecord', 'stopRecord', 'setZoom'], 'fail no camera'),
    onCameraFrame() { return { start: failing('start', 'fail no camera'), stop: failing('stop', 'fail no camera') }; },
  });

  /** The context of a component that a selector query found. */
  function deviceContext(place) {
    const ask = (method, options) => native.contextCall(place.page, place.node, method, options);
    const read = (names, done) => { native.later(() => done(place)); };
    return contextOf(place.tag, ask, read) || shared.unsupportedObject(place.tag);
  }

  function contextOf(tag, ask, read) {
    switch (tag) {
      case 'video': return video(ask);
      case 'audio': return { ...asking(['play', 'pause', 'seek', 'setSrc'], ask) };
      case 'live-player': return player(LIVE_PLAYER, ask, ['play', 'resume']);
      case 'live-pusher': return player(LIVE_PUSHER, ask, ['start', 'resume', 'startPreview']);
      case 'map': return map(read);
      case 'camera': return camera();
      default: return undefined;
    }
  }

  /** `wx.createXContext(id, component)`. */
  function addFactory(name, tag, hasIdentifier) {
    shared.addFunction(name, (id, component) => {
      const selector = hasIdentifier ? `#${String(id)}` : tag;
      const inside = shared.hostNumber(hasIdentifier ? component : id);
      const ask = (method, options) => native.contextCallSelected(inside, selector, method, options);
      const read = (names, done) => {
        const query = shared.selectorQuery(hasIdentifier ? component : id);
        query.select(selector).fields({ properties: names }, done).exec();
      };
      return contextOf(tag, ask, read);
    });
  }
  addFactory('createVideoContext', 'video', true);
  addFactory('createAudioContext', 'audio', true);
  addFactory('createLivePlayerContext', 'live-player', true);
  addFactory('createLivePusherContext', 'live-pusher', false);
  addFactory('createMapContext', 'map', true);
  addFactory('createCameraContext', 'camera', false);
});
