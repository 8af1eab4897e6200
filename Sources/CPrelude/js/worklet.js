// wx.worklet: shared values and the animations of them. Nothing runs beside the logic thread here, so an animated value is
// at its end at once.
(function (native, shared) {
  'use strict';

  /** A value that worklets share. */
  const sharedValue = (initial) => ({ value: initial });

  /** A value that follows others. */
  const derived = (updater) => ({
    get value() { return typeof updater === 'function' ? updater() : undefined; },
  });

  /** Ends an animation: what it goes to, told to its callback. */
  function arrive(value, callback) {
    if (typeof callback === 'function') native.later(() => shared.guard('worklet', callback, undefined, [true]));
    return value;
  }

  const identity = (part) => part;
  const curve = () => identity;
  const Easing = {
    linear: identity, ease: identity, quad: identity, cubic: identity, sin: identity, circle: identity, exp: identity,
    bounce: identity, poly: curve, elastic: curve, back: curve, bezier: curve, cubicBezier: () => identity,
    in: (easing) => easing, out: (easing) => easing, inOut: (easing) => easing, step0: identity, step1: identity,
  };

  const bind = (callback) => (...args) => (
    typeof callback === 'function' ? shared.guard('worklet', callback, undefined, args) : undefined);

  shared.addProperty('worklet', {
    shared: sharedValue, derived, Easing,
    timing: (toValue, options, callback) => arrive(toValue, callback),
    spring: (toValue, options, callback) => arrive(toValue, callback),
    decay: (options, callback) => arrive(Object(options).clamp ? Object(options).clamp[0] : 0, callback),
    delay: (time, animation) => animation,
    sequence: (...animations) => animations[animations.length - 1],
    repeat: (animation, count, reverse, callback) => arrive(animation, callback),
    cancelAnimation() {},
    runOnUI: bind, runOnJS: bind,
    scrollViewContext: { scrollTo() {} },
  });
});
