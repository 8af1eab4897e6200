// The values of the cloud's database that JavaScript has no literal for: times of the server, regular expressions with
// the flag s, geometries.
(function (native, shared) {
  'use strict';

  const { ArgumentError, check } = shared.cloud;

  /** The server's time when a write happens, with an offset in milliseconds. */
  class ServerDate {
    constructor(options = {}) {
      const { offset = 0 } = options === null ? {} : options;
      this.options = { offset: check('offset', offset, 'number') };
    }
  }

  /** A regular expression of the database's: options are of i, m and s. */
  class DatabaseRegExp {
    constructor(options) {
      const { regexp, options: flags = '' } = check('options', options, 'object');
      this.regexp = regexp instanceof RegExp ? regexp.source : check('regexp', regexp, 'string');
      this.options = check('options', flags, 'string');
      const wrong = [...this.options].find((flag) => !'ims'.includes(flag));
      if (wrong !== undefined) throw new ArgumentError(`regexp option "${wrong}" is not supported; use i, m and s`);
    }
  }

  /** The point of a longitude and a latitude. */
  function position(value) {
    const [longitude, latitude] = Array.isArray(value) ? value : [];
    return new GeoPoint(longitude, latitude);
  }

  /** The elements of a list, or what the GeoJSON of this type has for coordinates. */
  function elements(given, type, Element, read) {
    if (Array.isArray(given)) {
      for (const element of given) {
        if (!(element instanceof Element)) throw new ArgumentError(`${type} should be made of ${Element.type}s`);
      }
      return given.slice();
    }
    if (typeof given !== 'object' || given === null || given.type !== type || !Array.isArray(given.coordinates)) {
      throw new ArgumentError(`${type} should be made of an array or of GeoJSON`);
    }
    return given.coordinates.map(read);
  }

  /** What all geometries can do. */
  class Geometry {
    toJSON() { return { type: this.constructor.type, coordinates: this.coordinates() }; }
    toString() { return JSON.stringify(this.toJSON()); }
  }

  const outOfRange = (name, limit) => (
    new ArgumentError(`${name} should be a number ranges from -${limit} to ${limit}`));

  class GeoPoint extends Geometry {
    static type = 'Point';
    constructor(longitude, latitude) {
      super();
      if (typeof longitude === 'object' && longitude !== null && longitude.type === 'Point') {
        [longitude, latitude] = Array.isArray(longitude.coordinates) ? longitude.coordinates : [];
      }
      this.longitude = check('longitude', longitude, 'number');
      this.latitude = check('latitude', latitude, 'number');
      if (!(Math.abs(longitude) <= 180)) throw outOfRange('longitude', 180);
      if (!(Math.abs(latitude) <= 90)) throw outOfRange('latitude', 90);
    }
    coordinates() { return [this.longitude, this.latitude]; }
  }

  class GeoMultiPoint extends Geometry {
    static type = 'MultiPoint';
    constructor(points) {
      super();
      this.points = elements(points, 'MultiPoint', GeoPoint, position);
    }
    coordinates() { return this.points.map((point) => point.coordinates()); }
  }

  class GeoLineString extends Geometry {
    static type = 'LineString';
    constructor(points) {
      super();
      this.points = elements(points, 'LineString', GeoPoint, position);
      if (this.points.length < 2) throw new ArgumentError('LineString should have at least two points');
    }
    coordinates() { return this.points.map((point) => point.coordinates()); }
  }

  const line = (coordinates) => new GeoLineString({ type: 'LineString', coordinates });

  class GeoMultiLineString extends Geometry {
    static type = 'MultiLineString';
    constructor(lines) {
      super();
      this.lines = elements(lines, 'MultiLineString', GeoLineString, line);
    }
    coordinates() { return this.lines.map((line) => line.coordinates()); }
  }

  class GeoPolygon extends Geometry {
    static type = 'Polygon';
    constructor(lines) {
      super();
      this.lines = elements(lines, 'Polygon', GeoLineString, line);
      for (const { points } of this.lines) {
        const first = points[0], last = points[points.length - 1];
        if (points.length < 4 || first.longitude !== last.longitude || first.latitude !== last.latitude) {
          throw new ArgumentError('Polygon should be made of closed rings of at least four points');
        }
      }
    }
    coordinates() { return this.lines.map((line) => line.coordinates()); }
  }

  class GeoMultiPolygon extends Geometry {
    static type = 'MultiPolygon';
    constructor(polygons) {
      super();
      this.polygons = elements(polygons, 'MultiPolygon', GeoPolygon,
        (coordinates) => new GeoPolygon({ type: 'Polygon', coordinates }));
    }
    coordinates() { return this.polygons.map((polygon) => polygon.coordinates()); }
  }

  /** A class that can be called with and without `new`. */
  function callable(Class) {
    return new Proxy(Class, { apply: (target, receiver, args) => new target(...args) });
  }

  const Geo = {};
  for (const Class of [GeoPoint, GeoMultiPoint, GeoLineString, GeoMultiLineString, GeoPolygon, GeoMultiPolygon]) {
    Geo[Class.type] = callable(Class);
  }

  Object.assign(shared.cloud, {
    Geo: Object.freeze(Geo), Geometry, ServerDate, DatabaseRegExp, RegExp: callable(DatabaseRegExp), callable,
  });
});
