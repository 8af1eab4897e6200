// In headless runs the time and chance that a program sees are the host's, so that a run repeats exactly.
(function (native) {
  'use strict';

  if (!native.isVirtual) return;
  const RealDate = Date;
  const { construct } = Reflect;

  function VirtualDate(...parts) {
    if (new.target === undefined) return new RealDate(native.now()).toString();
    const receiver = new.target === VirtualDate ? RealDate : new.target;
    return construct(RealDate, parts.length === 0 ? [native.now()] : parts, receiver);
  }
  VirtualDate.prototype = RealDate.prototype;
  Object.defineProperty(VirtualDate, 'name', { value: 'Date', configurable: true });
  Object.defineProperty(VirtualDate, 'length', { value: 7, configurable: true });
  const functions = { now() { return native.now(); }, parse: RealDate.parse, UTC: RealDate.UTC };
  for (const [name, value] of Object.entries(functions)) {
    Object.defineProperty(VirtualDate, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'Date', { value: VirtualDate, writable: true, configurable: true });

  // xorshift128+ would need 64-bit numbers; this generator (mulberry32) needs 32 and is good enough to shuffle with.
  let state = native.seed | 0;
  Math.random = function random() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
});
