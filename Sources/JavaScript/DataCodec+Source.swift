extension DataCodec {
    /// The JavaScript half of the codec.
    static let source = #"""
        (function (firstId) {
          'use strict';
          const MARK = '\u0000', DEPTH = 500;
          const { isArray } = Array, { keys, getPrototypeOf, prototype: plain, is, defineProperty } = Object;
          const { isView } = ArrayBuffer, dateTime = Function.prototype.call.bind(Date.prototype.getTime);
          const NativeDate = Date, NativeWeakRef = WeakRef;
          const ids = new WeakMap(), objects = new Map();
          const collected = new FinalizationRegistry((id) => objects.delete(id));
          let lastId = firstId;

          // Whether JSON lacks anything of the value: 0, or 1 when it must be packed.
          function scan(value, depth) {
            switch (typeof value) {
              case 'string': case 'boolean': return 0;
              case 'number': return value - value === 0 && (value !== 0 || 1 / value > 0) ? 0 : 1;
              case 'object': {
                if (value === null) return 0;
                if (depth > DEPTH) return tooDeep(value);
                let found = 0;
                if (isArray(value)) {
                  for (let i = 0; i < value.length; i++) found |= scan(value[i], depth + 1);
                  return found;
                }
                const prototype = getPrototypeOf(value);
                if (prototype !== plain && prototype !== null) return 1;
                for (const key in value) found |= key === MARK ? 1 : scan(value[key], depth + 1);
                return found;
              }
              default: return 1;
            }
          }

          function tooDeep(value) {
            const seen = new Set();
            (function visit(value) {
              if (typeof value !== 'object' || value === null) return;
              if (seen.has(value)) throw new TypeError('Converting circular structure to JSON');
              seen.add(value);
              for (const key of keys(value)) visit(value[key]);
              seen.delete(value);
            })(value);
            throw new RangeError('Maximum call stack size exceeded');
          }

          function mark(tag, detail) {
            return { [MARK]: [tag, detail] };
          }

          function pack(value) {
            const buffers = [];
            function bytes(value) {
              const array = isView(value)
                ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);
              return mark('b', buffers.push(array) - 1);
            }
            function walk(value, depth) {
              switch (typeof value) {
                case 'number':
                  if (value - value === 0 && (value !== 0 || 1 / value > 0)) return value;
                  return mark('n', is(value, -0) ? '-0' : String(value));
                case 'string': case 'boolean': return value;
                case 'bigint': return String(value);
                case 'function': return mark('f', hold(value));
                case 'object': break;
                default: return mark('u', 0);
              }
              if (value === null) return null;
              if (depth > DEPTH) return tooDeep(value);
              if (isArray(value)) {
                const copy = new Array(value.length);
                for (let i = 0; i < value.length; i++) copy[i] = walk(value[i], depth + 1);
                return copy;
              }
              if (value instanceof NativeDate) return mark('d', String(dateTime(value)));
              if (value instanceof ArrayBuffer || isView(value)) return bytes(value);
              const names = keys(value), copy = {};
              for (const name of names) put(copy, name, walk(value[name], depth + 1));
              return names.includes(MARK) ? mark('o', names.map((name) => [name, copy[name]])) : copy;
            }
            return { data: walk(value, 0), buffers };
          }

          function put(object, name, value) {
            if (name !== '__proto__') {
              object[name] = value;
              return;
            }
            defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
          }

          function unpack(value, buffers) {
            if (typeof value !== 'object' || value === null) return value;
            if (isArray(value)) {
              for (let i = 0; i < value.length; i++) value[i] = unpack(value[i], buffers);
              return value;
            }
            const found = value[MARK];
            if (found !== undefined) {
              switch (found[0]) {
                case 'u': return undefined;
                case 'n': return found[1] === '-0' ? -0 : Number(found[1]);
                case 'd': return new NativeDate(Number(found[1]));
                case 'b': return buffers[found[1]];
                case 'f': return find(found[1]);
                case 'o': {
                  const object = {};
                  for (const [name, member] of found[1]) put(object, name, unpack(member, buffers));
                  return object;
                }
              }
            }
            for (const name of keys(value)) put(value, name, unpack(value[name], buffers));
            return value;
          }

          function hold(object) {
            let id = ids.get(object);
            if (id === undefined) {
              id = ++lastId;
              ids.set(object, id);
              objects.set(id, new NativeWeakRef(object));
              collected.register(object, id);
            }
            return id;
          }

          function find(id) {
            const reference = objects.get(id);
            return reference === undefined ? undefined : reference.deref();
          }

          return { scan: (value) => scan(value, 0), pack, unpack, hold, find };
        })
        """#
}
