// wx.cloud.database(): references to collections and documents. A reference is never changed: every method gives a new
// one.
(function (native, shared) {
  'use strict';

  const {
    ArgumentError, Command, Geo, RegExp, ServerDate, ask, check, command, encodeDocument, encodeProjection,
    encodeQuery, encodeUpdate, encodeValue, perform, watch,
  } = shared.cloud;

  /** How many documents come with one get if nothing is said, and at most: a client's, unless a function's are set. */
  const { usual, most } = shared.cloudLimits || { usual: 20, most: 20 };

  /** Sends one call of the database. */
  function call(api, env, request, given, read = (result) => result) {
    return perform(api, given, (options, done) => {
      const full = typeof request === 'function' ? request(options) : request;
      ask('database', { action: api, env, ...full }, (error, result) => {
        if (error !== undefined) done(error);
        else done(undefined, read(result));
      });
    });
  }

  /** The data option of a write. */
  function dataOf(options) {
    if (options.data === undefined) throw new ArgumentError('parameter.data should be object instead of undefined;');
    return check('data', options.data, 'object');
  }

  const hasCommand = (value) => value instanceof Command
    || (typeof value === 'object' && value !== null && !(value instanceof Date)
      && Object.values(value).some((member) => member instanceof Command));

  /** The changes of an update. */
  function updateOf(options) {
    const data = dataOf(options);
    if ('_id' in data) throw new ArgumentError('can not update _id');
    if (Object.keys(data).length === 0) throw new ArgumentError('options.data must not be empty');
    return encodeUpdate(data);
  }

  /** What to look for in a collection, in which order, from where and how much. */
  class Query {
    #env;
    #name;
    #parts;
    constructor(env, name, parts = {}) {
      this.#env = env;
      this.#name = name;
      this.#parts = parts;
    }

    #with(part) { return new Query(this.#env, this.#name, { ...this.#parts, ...part }); }
    #call(api, request, given, read) {
      const target = { collection: this.#name };
      return call(`collection.${api}`, this.#env, typeof request === 'function'
        ? (options) => ({ ...target, ...request(options) }) : { ...target, ...request }, given, read);
    }

    /** Only documents of which this holds. */
    where(condition) {
      check('query', condition, 'object');
      return this.#with({ query: encodeQuery(condition) });
    }

    /** Ordered by this field; further calls order what is equal so far. */
    orderBy(field, direction) {
      check('fieldPath', field, 'string');
      if (direction !== 'asc' && direction !== 'desc') {
        throw new ArgumentError('parameter.order should be asc or desc');
      }
      return this.#with({ order: [...(this.#parts.order || []), [field, direction]] });
    }

    /** At most so many. */
    limit(count) { return this.#with({ limit: amount('limit', count) }); }

    /** Without the first ones. */
    skip(count) { return this.#with({ skip: amount('offset', count) }); }

    /** Only these fields. */
    field(projection) {
      check('projection', projection, 'object');
      return this.#with({ projection: encodeProjection(projection) });
    }

    get(options) {
      // An explicit 0 is the default, as in MongoDB.
      const limit = Math.min(this.#parts.limit || usual, most);
      return this.#call('get', { ...this.#parts, limit }, options);
    }

    count(options) { return this.#call('count', { query: this.#parts.query }, options); }

    /** Updates every document of which the condition holds. */
    update(options) {
      return this.#call('update', (given) => ({ query: this.#parts.query, update: updateOf(given) }), options);
    }

    remove(options) {
      return this.#call('remove', () => {
        if (this.#parts.query === undefined) throw new ArgumentError('collection.remove should come after where');
        return { query: this.#parts.query };
      }, options);
    }

    /** Tells what the query finds now, and every change of it from then on. */
    watch(options) {
      const { query, order, limit, projection } = this.#parts;
      if (projection !== undefined) throw new ArgumentError('watch does not support field');
      return watch('collection.watch', { env: this.#env, collection: this.#name, query, order, limit }, options);
    }
  }

  function amount(name, value) {
    check(name, value, 'number');
    if (!Number.isInteger(value) || value < 0) {
      throw new ArgumentError(`parameter.${name} should be a non-negative integer instead of ${value};`);
    }
    return value;
  }

  class Collection extends Query {
    #env;
    constructor(env, name) {
      super(env, name);
      this.#env = env;
      /** The name of the collection. */
      Object.defineProperty(this, 'collectionName', { value: name, enumerable: true });
    }

    /** The document of this _id. */
    doc(id) {
      check('docId', id, 'string or number');
      return new Document(this.#env, this.collectionName, id);
    }

    add(options) {
      return call('collection.add', this.#env, (given) => ({
        collection: this.collectionName, data: encodeDocument(dataOf(given)),
      }), options);
    }

    aggregate() { return aggregation(this.#env, this.collectionName); }
  }

  class Document {
    #env;
    #target;
    constructor(env, collection, id, projection) {
      this.#env = env;
      this.#target = { collection, id, projection };
    }

    #call(api, request, given) {
      const { collection, id } = this.#target;
      return call(`document.${api}`, this.#env, (options) => ({ collection, id, ...request(options) }), given);
    }

    /** Only these fields. */
    field(projection) {
      check('projection', projection, 'object');
      const { collection, id } = this.#target;
      return new Document(this.#env, collection, id, encodeProjection(projection));
    }

    get(options) { return this.#call('get', () => ({ projection: this.#target.projection }), options); }

    /** Replaces the document, or makes it. */
    set(options) {
      return this.#call('set', (given) => {
        const data = dataOf(given);
        if ('_id' in data) throw new ArgumentError('can not update _id');
        if (hasCommand(data)) throw new ArgumentError('update operator complicit');
        return { data: encodeDocument(data) };
      }, options);
    }

    update(options) { return this.#call('update', (given) => ({ update: updateOf(given) }), options); }
    remove(options) { return this.#call('remove', () => ({}), options); }

    /** Tells the document as it is now, and every change of it from then on. */
    watch(options) {
      const { collection, id, projection } = this.#target;
      if (projection !== undefined) throw new ArgumentError('watch does not support field');
      return watch('document.watch', { env: this.#env, collection, query: encodeQuery({ _id: id }) }, options);
    }
  }

  const STAGES = [
    'addFields', 'bucket', 'bucketAuto', 'count', 'geoNear', 'group', 'limit', 'lookup', 'match', 'project',
    'replaceRoot', 'sample', 'skip', 'sort', 'sortByCount', 'unwind',
  ];

  /** Collects the stages of an aggregation. */
  function aggregation(env, collection, stages = []) {
    const pipeline = {
      end: (options) => call('collection.aggregate', env, { collection, stages }, options),
    };
    for (const stage of STAGES) {
      pipeline[stage] = (operand) => aggregation(env, collection, [
        ...stages, { [`$${stage}`]: stage === 'match' ? encodeQuery(operand) : encodeValue(operand) }]);
    }
    return pipeline;
  }

  /** The database of one environment. */
  class Database {
    #env;
    constructor(env) {
      this.#env = env;
      Object.defineProperty(this, 'config', { value: Object.freeze({ env }), enumerable: true });
    }

    get command() { return command; }
    get Geo() { return Geo; }
    get RegExp() { return RegExp; }

    /** The server's time at the moment of a write. */
    serverDate(options) { return new ServerDate(options); }

    collection(name) {
      check('collectionName', name, 'string');
      if (name === '') throw new ArgumentError('parameter.collectionName should not be empty;');
      return new Collection(this.#env, name);
    }

    /** Makes a collection; one that exists already is an error. Functions and the shell may; a client may not. */
    createCollection(name) {
      return call('createCollection', this.#env, () => ({
        collection: check('collectionName', name, 'string'),
      }), undefined);
    }
  }

  shared.cloud.Database = Database;
});
