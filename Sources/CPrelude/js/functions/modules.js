// Node's modules that cloud functions commonly need, in small form.
(function (native, shared) {
  'use strict';

  const modules = {};
  shared.modules = modules;

  function normalizeParts(text, isAbsolute) {
    const parts = [];
    for (const part of text.split('/')) {
      if (part === '' || part === '.') continue;
      if (part !== '..') parts.push(part);
      else if (parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
      else if (!isAbsolute) parts.push('..');
    }
    return parts.join('/');
  }
  const path = {
    sep: '/', delimiter: ':',
    normalize(text) {
      const isAbsolute = text.startsWith('/');
      const body = normalizeParts(text, isAbsolute);
      return (isAbsolute ? '/' : '') + (body || (isAbsolute ? '' : '.')) + (body && text.endsWith('/') ? '/' : '');
    },
    join: (...parts) => path.normalize(parts.filter((part) => part !== '').join('/') || '.'),
    resolve(...parts) {
      let result = '';
      for (const part of ['/', ...parts]) result = part.startsWith('/') ? part : `${result}/${part}`;
      return `/${normalizeParts(result, true)}`;
    },
    isAbsolute: (text) => text.startsWith('/'),
    dirname(text) {
      const place = text.replace(/\/+$/, '').lastIndexOf('/');
      return place < 0 ? '.' : place === 0 ? '/' : text.slice(0, place);
    },
    basename(text, ending = '') {
      const name = text.replace(/\/+$/, '').split('/').pop();
      return ending && name.endsWith(ending) && name !== ending ? name.slice(0, -ending.length) : name;
    },
    extname(text) {
      const name = path.basename(text), place = name.lastIndexOf('.');
      return place <= 0 ? '' : name.slice(place);
    },
    relative(from, to) {
      const one = path.resolve(from).split('/').filter(Boolean), two = path.resolve(to).split('/').filter(Boolean);
      let same = 0;
      while (same < one.length && one[same] === two[same]) same++;
      return [...one.slice(same).map(() => '..'), ...two.slice(same)].join('/');
    },
    parse(text) {
      const base = path.basename(text), ext = path.extname(text);
      return { root: text.startsWith('/') ? '/' : '', dir: path.dirname(text), base, ext,
        name: ext ? base.slice(0, -ext.length) : base };
    },
    format: ({ dir, root = '', base, name = '', ext = '' }) => (dir ? `${dir}/` : root) + (base || name + ext),
  };
  path.posix = path;
  modules.path = path;

  const util = {
    inspect: (value) => shared.show(value, 1),
    format(first, ...rest) {
      if (typeof first !== 'string') return [first, ...rest].map((one) => shared.show(one)).join(' ');
      const text = first.replace(/%[sdifjoO%]/g, (mark) => {
        if (mark === '%%') return '%';
        if (rest.length === 0) return mark;
        const value = rest.shift();
        switch (mark[1]) {
          case 's': return shared.show(value);
          case 'd': return String(Number(value));
          case 'i': return String(parseInt(value, 10));
          case 'f': return String(parseFloat(value));
          case 'j': return JSON.stringify(value);
          default: return shared.show(value, 1);
        }
      });
      return [text, ...rest.map((one) => shared.show(one))].join(' ');
    },
    promisify: (body) => (...args) => new Promise((resolve, reject) => {
      body(...args, (error, value) => { if (error) reject(error); else resolve(value); });
    }),
    callbackify: (body) => (...args) => {
      const done = args.pop();
      body(...args).then((value) => done(null, value), (error) => done(error));
    },
    inherits(child, parent) {
      child.super_ = parent;
      Object.setPrototypeOf(child.prototype, parent.prototype);
    },
    deprecate: (body) => body,
    isArray: Array.isArray,
    isDeepStrictEqual(one, two) {
      if (Object.is(one, two)) return true;
      if (typeof one !== 'object' || typeof two !== 'object' || !one || !two) return false;
      if (one instanceof Date && two instanceof Date) return one.getTime() === two.getTime();
      const keys = Object.keys(one);
      return keys.length === Object.keys(two).length && Object.getPrototypeOf(one) === Object.getPrototypeOf(two)
        && keys.every((key) => Object.hasOwn(two, key) && util.isDeepStrictEqual(one[key], two[key]));
    },
    types: { isDate: (one) => one instanceof Date, isRegExp: (one) => one instanceof RegExp,
      isPromise: (one) => one instanceof Promise },
    TextEncoder, TextDecoder,
  };
  modules.util = util;

  const escape = (text) => encodeURIComponent(String(text)).replace(/[!'()*]/g,
    (one) => (one === '!' || one === "'" || one === '(' || one === ')' || one === '*' ? one : one));
  function unescape(text) {
    try { return decodeURIComponent(text.replace(/\+/g, ' ')); } catch (error) { return text; }
  }
  const querystring = {
    escape, unescape,
    stringify: (object, and = '&', is = '=') => Object.keys(object || {}).flatMap((key) => {
      const value = object[key];
      return (Array.isArray(value) ? value : [value]).map((one) => escape(key) + is
        + (typeof one === 'object' || one === undefined ? '' : escape(one)));
    }).join(and),
    parse(text, and = '&', is = '=') {
      const object = Object.create(null);
      for (const pair of String(text || '').split(and)) {
        if (pair === '') continue;
        const place = pair.indexOf(is);
        const key = unescape(place < 0 ? pair : pair.slice(0, place));
        const value = place < 0 ? '' : unescape(pair.slice(place + is.length));
        if (!(key in object)) object[key] = value;
        else if (Array.isArray(object[key])) object[key].push(value);
        else object[key] = [object[key], value];
      }
      return object;
    },
  };
  querystring.encode = querystring.stringify;
  querystring.decode = querystring.parse;
  modules.querystring = querystring;

  class URLSearchParams {
    #pairs = [];
    constructor(from = '') {
      if (typeof from === 'string') {
        for (const pair of from.replace(/^\?/, '').split('&')) {
          if (pair === '') continue;
          const place = pair.indexOf('=');
          this.append(unescape(place < 0 ? pair : pair.slice(0, place)), place < 0 ? '' : unescape(pair.slice(place + 1)));
        }
      } else {
        for (const [key, value] of typeof from[Symbol.iterator] === 'function' ? from : Object.entries(from)) {
          this.append(key, value);
        }
      }
    }
    append(key, value) { this.#pairs.push([String(key), String(value)]); }
    get(key) { const pair = this.#pairs.find((one) => one[0] === key); return pair ? pair[1] : null; }
    getAll(key) { return this.#pairs.filter((one) => one[0] === key).map((one) => one[1]); }
    has(key) { return this.#pairs.some((one) => one[0] === key); }
    set(key, value) { this.delete(key); this.append(key, value); }
    delete(key) { this.#pairs = this.#pairs.filter((one) => one[0] !== key); }
    forEach(body) { for (const [key, value] of this.#pairs) body(value, key, this); }
    keys() { return this.#pairs.map((one) => one[0])[Symbol.iterator](); }
    values() { return this.#pairs.map((one) => one[1])[Symbol.iterator](); }
    entries() { return this.#pairs.map((one) => [...one])[Symbol.iterator](); }
    [Symbol.iterator]() { return this.entries(); }
    toString() {
      return this.#pairs.map(([key, value]) => `${escape(key)}=${escape(value)}`.replace(/%20/g, '+')).join('&');
    }
  }
  const SHAPE = /^([a-z][a-z0-9+.-]*:)?(?:\/\/(?:([^/?#@]*)@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?)?([^?#]*)(\?[^#]*)?(#.*)?$/i;
  function parseURL(text) {
    const [, protocol = '', auth = '', hostname = '', port = '', pathname = '', search = '', hash = ''] = SHAPE.exec(text) || [];
    return { protocol: protocol.toLowerCase(), auth, hostname: hostname.toLowerCase(), port, pathname, search, hash };
  }
  class URL {
    constructor(text, base) {
      let parts = parseURL(String(text));
      if (parts.protocol === '') {
        if (base === undefined) throw Object.assign(new TypeError(`Invalid URL: ${text}`), { code: 'ERR_INVALID_URL' });
        const root = new URL(base);
        const place = parts.pathname.startsWith('/') ? parts.pathname : path.dirname(`${root.pathname}x`) + '/' + parts.pathname;
        parts = { ...parts, protocol: root.protocol, hostname: parts.hostname || root.hostname,
          port: parts.hostname ? parts.port : root.port,
          pathname: parts.pathname === '' ? root.pathname : `/${normalizeParts(place, true)}`,
          search: parts.pathname === '' && parts.search === '' ? root.search : parts.search };
      }
      const [username = '', password = ''] = parts.auth.split(':');
      Object.assign(this, { protocol: parts.protocol, hostname: parts.hostname, port: parts.port, hash: parts.hash,
        pathname: parts.pathname || '/', search: parts.search === '?' ? '' : parts.search, username, password });
      this.searchParams = new URLSearchParams(this.search);
    }
    get host() { return this.hostname + (this.port ? `:${this.port}` : ''); }
    get origin() { return `${this.protocol}//${this.host}`; }
    get href() {
      const auth = this.username ? `${this.username}${this.password ? `:${this.password}` : ''}@` : '';
      const query = this.searchParams.toString();
      return `${this.protocol}//${auth}${this.host}${this.pathname}${query ? `?${query}` : ''}${this.hash}`;
    }
    toString() { return this.href; }
    toJSON() { return this.href; }
  }
  globalThis.URL = URL;
  globalThis.URLSearchParams = URLSearchParams;
  modules.url = {
    URL, URLSearchParams,
    parse(text, asObject = false) {
      const parts = parseURL(text);
      const query = parts.search.slice(1);
      const host = parts.hostname + (parts.port ? `:${parts.port}` : '');
      return { ...parts, host, href: text, path: parts.pathname + parts.search, query: asObject ? querystring.parse(query) : query };
    },
    format: (parts) => (parts instanceof URL ? parts.href : `${parts.protocol || 'http:'}//${parts.host || parts.hostname}`
      + `${parts.pathname || ''}${parts.search || (parts.query ? `?${querystring.stringify(parts.query)}` : '')}${parts.hash || ''}`),
    resolve: (from, to) => new URL(to, from).href,
  };

  const bytesOf = (value, encoding) => (typeof value === 'string' ? Buffer.from(value, encoding) : Buffer.from(value));
  class Digest {
    #algorithm;
    #key;
    #parts = [];
    constructor(algorithm, key) {
      this.#algorithm = String(algorithm).toLowerCase().replace('-', '');
      this.#key = key;
      if (!['md5', 'sha1', 'sha256', 'sha384', 'sha512'].includes(this.#algorithm)) {
        throw new Error(`Digest method not supported: ${algorithm}`);
      }
    }
    update(value, encoding) { this.#parts.push(bytesOf(value, encoding)); return this; }
    digest(encoding) {
      const key = this.#key === undefined ? undefined : bytesOf(this.#key).toString('base64');
      const text = native.digest(this.#algorithm, Buffer.concat(this.#parts).toString('base64'), key);
      const buffer = Buffer.from(text, 'base64');
      return encoding === undefined || encoding === 'buffer' ? buffer : buffer.toString(encoding);
    }
  }
  modules.crypto = {
    createHash: (algorithm) => new Digest(algorithm),
    createHmac: (algorithm, key) => new Digest(algorithm, key),
    randomBytes(size, done) {
      if (!(size >= 0 && size <= 65536)) throw new RangeError('size should be from 0 to 65536');
      const buffer = Buffer.from(native.random(size), 'base64');
      if (typeof done !== 'function') return buffer;
      setTimeout(() => done(null, buffer), 0);
      return undefined;
    },
    randomInt: (low, high) => (high === undefined ? Math.floor(Math.random() * low) : low + Math.floor(Math.random() * (high - low))),
    randomUUID() {
      const bytes = Buffer.from(native.random(16), 'base64');
      bytes[6] = bytes[6] & 15 | 64;
      bytes[8] = bytes[8] & 63 | 128;
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
    timingSafeEqual: (one, two) => bytesOf(one).equals(bytesOf(two)),
    getHashes: () => ['md5', 'sha1', 'sha256', 'sha384', 'sha512'],
  };

  class EventEmitter {
    #listeners = new Map();
    on(name, listener) {
      this.#listeners.set(name, [...this.#listeners.get(name) || [], listener]);
      return this;
    }
    addListener(name, listener) { return this.on(name, listener); }
    once(name, listener) {
      const wrapped = (...args) => { this.off(name, wrapped); listener.apply(this, args); };
      wrapped.listener = listener;
      return this.on(name, wrapped);
    }
    off(name, listener) {
      this.#listeners.set(name, (this.#listeners.get(name) || []).filter((one) => one !== listener && one.listener !== listener));
      return this;
    }
    removeListener(name, listener) { return this.off(name, listener); }
    removeAllListeners(name) { if (name === undefined) this.#listeners.clear(); else this.#listeners.delete(name); return this; }
    emit(name, ...args) {
      const listeners = this.#listeners.get(name) || [];
      if (name === 'error' && listeners.length === 0) throw args[0];
      for (const listener of listeners) listener.apply(this, args);
      return listeners.length > 0;
    }
    listenerCount(name) { return (this.#listeners.get(name) || []).length; }
    listeners(name) { return [...this.#listeners.get(name) || []]; }
  }
  EventEmitter.EventEmitter = EventEmitter;
  modules.events = EventEmitter;
  modules.buffer = { Buffer };
  modules.timers = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate };
  modules.process = process;
  const assert = (value, message) => { if (!value) throw new Error(message || 'The expression evaluated to a falsy value'); };
  const same = (isSame, text) => (one, two, message) => assert(isSame(one, two), message || text);
  modules.assert = Object.assign(assert, {
    ok: assert, equal: same((one, two) => one == two, 'not equal'), strictEqual: same(Object.is, 'not strictly equal'),
    deepEqual: same(util.isDeepStrictEqual, 'not deeply equal'), deepStrictEqual: same(util.isDeepStrictEqual, 'not deeply equal'),
  });
  shared.absentModules = ['fs', 'http', 'https', 'net', 'tls', 'os', 'stream', 'zlib', 'child_process', 'cluster', 'dns',
    'dgram', 'vm', 'worker_threads', 'readline', 'http2', 'perf_hooks', 'async_hooks', 'string_decoder', 'tty', 'v8'];
});
