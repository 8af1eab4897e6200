// btoa and atob, which many programs expect though the platform does not promise them.
(function () {
  'use strict';

  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let values;

  function btoa(input) {
    const text = String(input);
    let output = '';
    for (let index = 0; index < text.length; index += 3) {
      const codes = [0, 1, 2].map((offset) => text.charCodeAt(index + offset));
      if (codes.some((code) => code > 255)) throw new Error('btoa: the string has characters outside Latin-1');
      const [first, second, third] = codes;
      output += ALPHABET[first >> 2] + ALPHABET[((first & 3) << 4) | (second >> 4)];
      output += index + 1 < text.length ? ALPHABET[((second & 15) << 2) | (third >> 6)] : '=';
      output += index + 2 < text.length ? ALPHABET[third & 63] : '=';
    }
    return output;
  }

  function atob(input) {
    const text = String(input).replace(/[\t\n\f\r ]/g, '').replace(/={1,2}$/, '');
    let output = '', bits = 0, held = 0;
    if (text.length % 4 === 1) throw new Error('atob: the string is not correctly encoded');
    values = values || new Map([...ALPHABET].map((letter, index) => [letter, index]));
    for (const letter of text) {
      const value = values.get(letter);
      if (value === undefined) throw new Error('atob: the string is not correctly encoded');
      held = ((held << 6) | value) & 0xffff;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        output += String.fromCharCode((held >> bits) & 255);
      }
    }
    return output;
  }

  Object.defineProperty(globalThis, 'btoa', { value: btoa, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'atob', { value: atob, writable: true, configurable: true });
});
