// console: bound methods whose arguments travel to the shell as data.
(function (native, shared) {
  'use strict';

  const { isArray } = Array;
  const { apply } = Reflect;
  const MOST_NODES = 2000, MOST_DEPTH = 8, MOST_FRAMES = 12;

  /** A bounded copy of any value for display: cycles, functions, errors and collections become readable. */
  function inspectable(value) {
    let nodes = 0;
    const path = [];

    function members(value) {
      const copy = {};
      for (const key of Object.keys(value)) {
        if (nodes > MOST_NODES) { copy['…'] = '…'; break; }
        let member;
        try { member = value[key]; } catch (error) { member = `[getter threw ${String(error)}]`; }
        copy[key] = visit(member);
      }
      return copy;
    }

    function list(values) {
      const copy = [];
      for (const value of values) {
        if (nodes > MOST_NODES) { copy.push('…'); break; }
        copy.push(visit(value));
      }
      return copy;
    }

    function visit(value) {
      nodes++;
      switch (typeof value) {
        case 'function': return value.name ? `[Function: ${value.name}]` : '[Function]';
        case 'symbol': return value.toString();
        case 'bigint': return `${value}n`;
        case 'object': break;
        default: return value;
      }
      if (value === null || value instanceof Date) return value;
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value;
      if (value instanceof Error) return native.describeError(value);
      if (value instanceof RegExp) return String(value);
      if (value instanceof Promise) return '[Promise]';
      if (path.includes(value)) return '[Circular]';
      if (path.length >= MOST_DEPTH) return isArray(value) ? '[Array]' : '[Object]';
      path.push(value);
      try {
        if (isArray(value)) return list(value);
        if (value instanceof Map) return { Map: list(value.entries()) };
        if (value instanceof Set) return { Set: list(value.values()) };
        return members(value);
      } finally {
        path.pop();
      }
    }
    return visit(value);
  }

  /** Replaces %s, %d, %i, %f, %o, %O, %j and %c in a first argument that is text by the arguments after it. */
  function formatted(args) {
    const [text, ...rest] = args;
    if (typeof text !== 'string' || rest.length === 0 || !text.includes('%')) return args;
    const parts = [];
    let line = '', from = 0;
    for (const { 0: mark, 1: kind, index } of text.matchAll(/%([sdifoOjc%])/g)) {
      line += text.slice(from, index);
      from = index + mark.length;
      if (kind === '%') line += '%';
      else if (rest.length === 0) line += mark;
      else if (kind === 'c') rest.shift();
      else if ('oOj'.includes(kind) && typeof rest[0] === 'object' && rest[0] !== null) {
        // Objects stay what they are, so that the console can unfold them.
        if (line !== '') parts.push(line.trimEnd());
        parts.push(rest.shift());
        line = '';
        if (text[from] === ' ') from++;
      } else line += textFor(kind, rest.shift());
    }
    line += text.slice(from);
    if (line !== '') parts.push(line);
    return [...parts, ...rest];
  }

  function textFor(kind, value) {
    try {
      if (kind === 'd' || kind === 'i') return String(Math.trunc(Number(value)));
      if (kind === 'f') return String(Number(value));
      const shown = inspectable(value);
      return typeof shown === 'object' && shown !== null ? JSON.stringify(shown) : String(shown);
    } catch (error) {
      return kind === 's' ? '[value that cannot be read]' : 'NaN';
    }
  }

  function record(level, args) {
    const values = [];
    for (const value of formatted(args)) {
      try { values.push(inspectable(value)); } catch (error) { values.push('[value that cannot be read]'); }
    }
    native.console(level, values, shortStack());
  }

  /** The stack of the call, no deeper than the nearest of the program's own frames can be. */
  function shortStack() {
    const limit = Error.stackTraceLimit;
    try { Error.stackTraceLimit = MOST_FRAMES; } catch (error) { return new Error().stack; }
    const { stack } = new Error();
    Error.stackTraceLimit = limit;
    return stack;
  }
  shared.log = record;
  shared.inspectable = inspectable;
  /** Tells what a value, or the promise that it is, comes to. */
  shared.settle = function settle(value, id) {
    const failed = (error) => native.settled(id, false, (error && error.errMsg) || inspectable(error));
    Promise.resolve(value).then((result) => native.settled(id, true, inspectable(result)), failed).catch(failed);
  };

  const counts = new Map(), timers = new Map();
  const console = {};
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    console[level] = { [level](...args) { record(level, args); } }[level];
  }
  Object.assign(console, {
    trace(...args) {
      const calls = native.describeError(new Error()).split('\n').slice(1).join('\n');
      record('log', [...(args.length === 0 ? ['console.trace'] : args), `\n${calls}`]);
    },
    dir(value) { record('log', [value]); },
    dirxml(...args) { record('log', args); },
    table(value) { record('log', [value]); },
    group(...args) { record('group', args); },
    groupCollapsed(...args) { record('group', args); },
    groupEnd() { record('groupEnd', []); },
    assert(condition, ...args) { if (!condition) record('error', ['Assertion failed:', ...args]); },
    count(label = 'default') {
      const count = (counts.get(label) || 0) + 1;
      counts.set(label, count);
      record('log', [`${label}: ${count}`]);
    },
    countReset(label = 'default') { counts.delete(label); },
    time(label = 'default') { timers.set(label, Date.now()); },
    timeLog(label = 'default', ...args) {
      if (timers.has(label)) record('log', [`${label}: ${Date.now() - timers.get(label)} ms`, ...args]);
      else record('warn', [`Timer '${label}' does not exist`]);
    },
    timeEnd(label = 'default') {
      apply(console.timeLog, console, [label]);
      timers.delete(label);
    },
    clear() {},
    profile() {},
    profileEnd() {},
    timeStamp() {},
  });
  Object.defineProperty(globalThis, 'console', { value: console, writable: true, configurable: true });
});
