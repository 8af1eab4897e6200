// The paths that setData's keys spell: a.b[0].c
(function (native, shared) {
  'use strict';

  const parsed = new Map();
  /** A hole before an element takes memory on the host's side. */
  const LARGEST_INDEX = 4000000, MOST_PARTS = 256;

  /** Reads a path into names and indices. Throws with the platform's words where it is none. */
  function parse(text) {
    const parts = [];
    let name = '', position = 0, closed = false;

    function endName() {
      if (name !== '') parts.push(name);
      name = '';
    }

    while (position < text.length) {
      const letter = text[position++];
      if (letter === '\\') {
        // A backslash before . [ ] or another backslash makes it a part of the name.
        if (position < text.length && '.[]\\'.includes(text[position])) name += text[position++];
        else name += letter;
      } else if (letter === '.') {
        if (name === '' && !closed) throw new Error(`Path can not have empty name: ${text}`);
        endName();
        closed = false;
      } else if (letter === '[') {
        endName();
        if (parts.length === 0) throw new Error(`Path can not start with []: ${text}`);
        const end = text.indexOf(']', position);
        const digits = end < 0 ? '' : text.slice(position, end).trim();
        if (!/^[0-9]+$/.test(digits)) throw new Error(`Must have number in []: ${text}`);
        if (Number(digits) > LARGEST_INDEX) throw new Error(`Index is too large in []: ${text}`);
        parts.push(Number(digits));
        position = end + 1;
        closed = true;
      } else {
        name += letter;
        closed = false;
      }
    }
    endName();
    if (parts.length === 0) throw new Error('Path can not be empty');
    if (parts.length > MOST_PARTS) throw new Error(`Path is too long: ${text.slice(0, 100)}`);
    return parts;
  }

  /** The parts of a path. The same array each time: not to be changed. */
  shared.dataPath = function dataPath(text) {
    if (!/[.[\\]/.test(text) && text !== '') return [text];
    let parts = parsed.get(text);
    if (parts === undefined) {
      parts = parse(text);
      if (parsed.size > 10000) parsed.clear();
      parsed.set(text, parts);
    }
    return parts;
  };

  /** Puts a value at a path, making the objects and arrays on the way. Copies nothing. */
  shared.assignPath = function assignPath(target, parts, value) {
    let object = target;
    for (let index = 0; index < parts.length - 1; index++) {
      const next = object[parts[index]];
      const wantsArray = typeof parts[index + 1] === 'number';
      const fits = typeof next === 'object' && next !== null && (!wantsArray || Array.isArray(next));
      object = fits ? next : (object[parts[index]] = wantsArray ? [] : {});
    }
    object[parts[parts.length - 1]] = value;
  };
});
