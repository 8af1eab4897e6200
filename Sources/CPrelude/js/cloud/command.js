// db.command: operators of queries and updates. They only say what is meant; wire.js writes them down.
(function (native, shared) {
  'use strict';

  const { ArgumentError, check } = shared.cloud;

  /** Operators of queries that take one operand, by the type it must have. */
  const COMPARISONS = {
    eq: undefined, neq: undefined, gt: undefined, gte: undefined, lt: undefined, lte: undefined,
    in: 'array', nin: 'array', all: 'array', exists: 'boolean', size: 'number', elemMatch: 'object',
    geoNear: 'object', geoWithin: 'object', geoIntersects: 'object',
  };
  const LOGIC = ['and', 'or', 'nor'];
  /** Operators of updates that take one operand. */
  const UPDATES = {
    set: undefined, inc: 'number', mul: 'number', min: undefined, max: undefined, rename: 'string', bit: 'object',
    pull: undefined, pullAll: 'array',
  };

  /** What a call of db.command stands for. */
  class Command {
    /** @param {'query' | 'logic' | 'update' | 'projection'} kind */
    constructor(kind, operator, operand) {
      Object.defineProperties(this, {
        kind: { value: kind }, operator: { value: operator }, operand: { value: operand },
      });
    }
    toString() { return `[command ${this.operator}]`; }
  }

  /** A condition: further ones join it, which all must hold unless `or` or `nor` says otherwise. */
  class Condition extends Command {
    and(...expressions) { return logic('and', [this, ...listOf(expressions)]); }
    or(...expressions) { return logic('or', [this, ...listOf(expressions)]); }
    nor(...expressions) { return logic('nor', [this, ...listOf(expressions)]); }
    not() { return new Condition('logic', 'not', [this]); }
  }

  /** Arguments that may come as one array. */
  const listOf = (given) => (given.length === 1 && Array.isArray(given[0]) ? given[0] : given);

  function logic(operator, expressions) {
    for (const expression of expressions) {
      if (expression === undefined) throw new ArgumentError(`parameter of ${operator} must not be undefined`);
    }
    return new Condition('logic', operator, expressions);
  }

  const command = {};

  function comparison(name, operand) {
    const type = COMPARISONS[name];
    if (type !== undefined) check(name, operand, type);
    return new Condition('query', name, operand);
  }

  function remainder(args) {
    const [divisor, rest] = listOf(args);
    check('divisor', divisor, 'number');
    return new Condition('query', 'mod', [divisor, check('remainder', rest, 'number')]);
  }

  for (const name of Object.keys(COMPARISONS)) {
    command[name] = (operand) => comparison(name, operand);
    Condition.prototype[name] = function (operand) { return this.and(comparison(name, operand)); };
  }
  command.mod = (...args) => remainder(args);
  Condition.prototype.mod = function (...args) { return this.and(remainder(args)); };
  for (const name of LOGIC) command[name] = (...expressions) => logic(name, listOf(expressions));
  command.not = (expression) => logic('not', [expression]);
  /** A condition that an aggregate expression computes. */
  command.expr = (expression) => new Condition('query', 'expr', expression);

  const update = (name, operand) => new Command('update', name, operand);
  for (const name of Object.keys(UPDATES)) {
    const type = UPDATES[name];
    command[name] = (operand) => update(name, type === undefined ? operand : check(name, operand, type));
  }
  command.remove = () => update('remove', undefined);
  command.pop = () => update('pop', undefined);
  command.shift = () => update('shift', undefined);
  command.unshift = (...values) => update('unshift', listOf(values));

  /** Appends values, or with `each` inserts them anywhere, then sorts and cuts the array. */
  command.push = (...values) => {
    const [first] = values;
    const isSpecified = values.length === 1 && isPlain(first) && Array.isArray(first.each);
    if (!isSpecified) return update('push', { each: listOf(values) });
    const { each, position, sort, slice } = first;
    if (position !== undefined) check('position', position, 'number');
    if (sort !== undefined) check('sort', sort, 'number or object');
    if (slice !== undefined) check('slice', slice, 'number');
    return update('push', { each, position, sort, slice });
  };

  /** Adds a value, or each of several, that the array does not hold. */
  command.addToSet = (value) => {
    const each = isPlain(value) ? value.each || value.$each : undefined;
    return update('addToSet', Array.isArray(each) ? { each } : { each: [value] });
  };

  const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

  /** How much of an array a projection keeps. */
  command.project = Object.freeze({ slice: (value) => new Command('projection', 'slice', value) });

  /** Expressions of aggregations: each operator is a member. */
  class Expression {
    constructor(operator, operand) {
      Object.defineProperties(this, { operator: { value: operator }, operand: { value: operand } });
    }
  }
  command.aggregate = new Proxy(Object.freeze({}), {
    get: (target, name) => (typeof name === 'string' && name !== 'then'
      ? (...operands) => new Expression(name, operands.length > 1 ? operands : operands[0]) : undefined),
  });

  Object.assign(shared.cloud, { Command, Condition, Expression, command: Object.freeze(command) });
});
