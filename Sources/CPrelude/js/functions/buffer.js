// Buffer, TextEncoder and TextDecoder, as far as cloud functions commonly use them.
(function (native, shared) {
  'use strict';

  const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

  function encodeUTF8(text) {
    const bytes = [];
    for (const character of String(text)) {
      let code = character.codePointAt(0);
      if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | code >> 6, 0x80 | code & 63);
      else if (code < 0x10000) bytes.push(0xe0 | code >> 12, 0x80 | code >> 6 & 63, 0x80 | code & 63);
      else bytes.push(0xf0 | code >> 18, 0x80 | code >> 12 & 63, 0x80 | code >> 6 & 63, 0x80 | code & 63);
    }
    return bytes;
  }

  function decodeUTF8(bytes) {
    let text = '';
    for (let i = 0; i < bytes.length;) {
      const first = bytes[i++];
      const count = first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2
        : first >= 0xf0 && first < 0xf5 ? 3 : -1;
      let code = count <= 0 ? first : first & (0x3f >> count);
      let good = count >= 0;
      for (let k = 0; good && k < count; k++) {
        if ((bytes[i] & 0xc0) === 0x80) code = code << 6 | bytes[i++] & 63; else good = false;
      }
      good = good && !(count === 2 && code < 0x800) && !(count === 3 && (code < 0x10000 || code > 0x10ffff))
        && !(code >= 0xd800 && code <= 0xdfff);
      text += good ? String.fromCodePoint(code) : '\ufffd';
    }
    return text;
  }

  function encodeBase64(bytes, alphabet = BASE64, pad = '=') {
    let text = '';
    for (let i = 0; i < bytes.length; i += 3) {
      const rest = bytes.length - i;
      const bits = bytes[i] << 16 | (rest > 1 ? bytes[i + 1] << 8 : 0) | (rest > 2 ? bytes[i + 2] : 0);
      text += alphabet[bits >> 18] + alphabet[bits >> 12 & 63]
        + (rest > 1 ? alphabet[bits >> 6 & 63] : pad) + (rest > 2 ? alphabet[bits & 63] : pad);
    }
    return text;
  }

  function decodeBase64(text) {
    const bytes = [];
    let bits = 0, count = 0;
    for (const character of text) {
      const value = BASE64.indexOf(character === '-' ? '+' : character === '_' ? '/' : character);
      if (character === '=') break;
      if (value < 0) continue;
      bits = (bits << 6 | value) & 0xffffff;
      count += 6;
      if (count >= 8) { count -= 8; bytes.push(bits >> count & 255); }
    }
    return bytes;
  }

  function bytesOf(text, encoding = 'utf8') {
    switch (String(encoding).toLowerCase()) {
      case 'utf8': case 'utf-8': return encodeUTF8(text);
      case 'base64': case 'base64url': return decodeBase64(text);
      case 'hex': return (text.match(/[0-9a-f]{2}/gi) || []).map((pair) => parseInt(pair, 16));
      case 'ascii': case 'latin1': case 'binary': return Array.from(text, (one) => one.charCodeAt(0) & 255);
      default: throw new TypeError(`Unknown encoding: ${encoding}`);
    }
  }

  class Buffer extends Uint8Array {
    static from(value, encoding, length) {
      if (typeof value === 'string') return Buffer.from(bytesOf(value, encoding));
      if (value instanceof ArrayBuffer) return new Buffer(value, encoding || 0, length);
      if (value && value.type === 'Buffer' && Array.isArray(value.data)) return Buffer.from(value.data);
      const buffer = new Buffer(value.length);
      buffer.set(value);
      return buffer;
    }
    static alloc(size, fill) { const buffer = new Buffer(size); return fill === undefined ? buffer : buffer.fill(fill); }
    static allocUnsafe(size) { return new Buffer(size); }
    static isBuffer(value) { return value instanceof Buffer; }
    static byteLength(value, encoding) {
      return typeof value === 'string' ? bytesOf(value, encoding).length : value.byteLength;
    }
    static concat(list, total = list.reduce((sum, one) => sum + one.length, 0)) {
      const buffer = Buffer.alloc(total);
      let place = 0;
      for (const one of list) {
        if (place >= total) break;
        buffer.set(one.subarray(0, total - place), place);
        place += one.length;
      }
      return buffer;
    }
    static isEncoding(name) {
      return ['utf8', 'utf-8', 'base64', 'base64url', 'hex', 'ascii', 'latin1', 'binary'].includes(String(name).toLowerCase());
    }
    toString(encoding = 'utf8', start = 0, end = this.length) {
      const bytes = this.subarray(start, end);
      switch (String(encoding).toLowerCase()) {
        case 'utf8': case 'utf-8': return decodeUTF8(bytes);
        case 'base64': return encodeBase64(bytes);
        case 'base64url': return encodeBase64(bytes, BASE64.slice(0, 62) + '-_', '');
        case 'hex': return Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('');
        case 'ascii': return Array.from(bytes, (one) => String.fromCharCode(one & 127)).join('');
        case 'latin1': case 'binary': return Array.from(bytes, (one) => String.fromCharCode(one)).join('');
        default: throw new TypeError(`Unknown encoding: ${encoding}`);
      }
    }
    toJSON() { return { type: 'Buffer', data: Array.from(this) }; }
    slice(start, end) { return this.subarray(start, end); }
    equals(other) { return this.length === other.length && this.every((one, index) => one === other[index]); }
    write(text, offset = 0, length, encoding) {
      const bytes = bytesOf(text, typeof length === 'string' ? length : encoding).slice(0, this.length - offset);
      this.set(bytes, offset);
      return bytes.length;
    }
    readUInt8(offset = 0) { return this[offset]; }
    readUInt16BE(offset = 0) { return this[offset] << 8 | this[offset + 1]; }
    readUInt32BE(offset = 0) { return this.readUInt16BE(offset) * 65536 + this.readUInt16BE(offset + 2); }
    writeUInt8(value, offset = 0) { this[offset] = value; return offset + 1; }
    writeUInt16BE(value, offset = 0) { this[offset] = value >> 8; this[offset + 1] = value; return offset + 2; }
    writeUInt32BE(value, offset = 0) {
      this.writeUInt16BE(value >>> 16, offset);
      return this.writeUInt16BE(value & 65535, offset + 2);
    }
  }

  globalThis.Buffer = Buffer;
  globalThis.TextEncoder = class TextEncoder { encode(text = '') { return new Uint8Array(encodeUTF8(text)); } };
  globalThis.TextDecoder = class TextDecoder {
    decode(bytes = new Uint8Array(0)) { return decodeUTF8(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes); }
  };
  globalThis.btoa = (text) => encodeBase64(bytesOf(text, 'latin1'));
  globalThis.atob = (text) => Buffer.from(text, 'base64').toString('latin1');
});
