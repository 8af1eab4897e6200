// Path2D: a path that is kept, to be filled, drawn or clipped to later.
(function (native, shared) {
  'use strict';

  const PATH = [
    'closePath', 'moveTo', 'lineTo', 'rect', 'bezierCurveTo', 'quadraticCurveTo', 'arc', 'arcTo', 'ellipse',
  ];
  const calls = new WeakMap();

  class Path2D {
    /** The same as another path, or empty. */
    constructor(other) { calls.set(this, other instanceof Path2D ? calls.get(other).slice() : []); }

    static {
      for (const name of PATH) {
        Object.defineProperty(Path2D.prototype, name, {
          value(...args) { calls.get(this).push([name, ...args.map(Number)]); }, writable: true, configurable: true,
        });
      }
    }

    /** Adds another path, moved by a matrix where one is given. */
    addPath(other, matrix) {
      if (!(other instanceof Path2D)) return;
      const own = calls.get(this);
      if (typeof matrix !== 'object' || matrix === null) {
        own.push(...calls.get(other));
        return;
      }
      const { a = 1, b = 0, c = 0, d = 1, e = 0, f = 0 } = matrix;
      // The path stays where the matrix puts it, when the matrix is gone.
      own.push(['save'], ['transform', ...[a, b, c, d, e, f].map(Number)], ...calls.get(other), ['restore']);
    }
  }

  shared.makePath = (other) => new Path2D(other);
  /** The calls that make a path; undefined where something is none. */
  shared.pathCalls = (path) => (path instanceof Path2D ? calls.get(path) : undefined);
});
