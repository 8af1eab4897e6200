// Queries, updates and documents as the cloud takes them: MongoDB's operators in plain data, with flat dot paths.
(function (native, shared) {
  'use strict';

  const {
    ArgumentError, Command, DatabaseRegExp, Expression, Geometry, ServerDate, check, typeName,
  } = shared.cloud;
  const { isArray } = Array;
  const { keys } = Object;

  /** Values that are one thing and are not looked into for dot paths. */
  function isWhole(value) {
    return typeof value !== 'object' || value === null || isArray(value) || value instanceof Date
      || value instanceof RegExp || value instanceof DatabaseRegExp || value instanceof ServerDate
      || value instanceof Geometry || value instanceof Command || value instanceof Expression
      || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
  }

  /** Goes into a value and reports a circle, which no data can have. */
  class Path {
    #open = new Set();
    inside(value, body) {
      if (this.#open.has(value)) throw new ArgumentError('cannot encode a circular structure', -402001);
      this.#open.add(value);
      const result = body();
      this.#open.delete(value);
      return result;
    }
  }

  const regex = (value) => (value instanceof RegExp
    ? { $regex: value.source, $options: [...value.flags].filter((flag) => 'ims'.includes(flag)).join('') }
    : { $regex: value.regexp, $options: value.options });
  const isRegex = (value) => value instanceof RegExp || value instanceof DatabaseRegExp;

  /** A value as data: members that are undefined are left out, elements become null. */
  function encodeValue(value, path = new Path()) {
    switch (typeof value) {
      case 'undefined': return null;
      case 'function': case 'symbol':
        throw new ArgumentError(`unsupported type: ${typeof value} can not be stored`);
      case 'bigint': return Number(value);
      case 'object': break;
      default: return value;
    }
    if (value === null || value instanceof Date || value instanceof ArrayBuffer) return value;
    if (ArrayBuffer.isView(value)) return value;
    if (value instanceof ServerDate) return { $serverDate: { offset: value.options.offset } };
    if (value instanceof Geometry) return value.toJSON();
    if (isRegex(value)) return regex(value);
    if (value instanceof Command) throw new ArgumentError('update operator complicit');
    if (isArray(value)) {
      return path.inside(value, () => Array.from(value, (element) => encodeValue(element, path)));
    }
    if (value instanceof Expression) return { [`$${value.operator}`]: encodeValue(value.operand, path) };
    return path.inside(value, () => {
      const object = {};
      for (const key of keys(value)) {
        if (value[key] !== undefined && typeof value[key] !== 'function') {
          put(object, key, encodeValue(value[key], path));
        }
      }
      return object;
    });
  }

  function put(object, key, value) {
    if (key !== '__proto__') object[key] = value;
    else Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  }

  /** The conditions of a query, all of which must hold. */
  function encodeQuery(condition) {
    const clauses = [];
    if (condition instanceof Command) collectRoot(condition, clauses);
    else collect('', condition, clauses, new Path());
    return joined(clauses);
  }

  /** One object of several clauses, if no member is in two of them. */
  function joined(clauses) {
    const all = {};
    for (const clause of clauses) {
      for (const key of keys(clause)) {
        if (Object.hasOwn(all, key)) return { $and: clauses };
        put(all, key, clause[key]);
      }
    }
    return all;
  }

  /** A command as the whole of a query. */
  function collectRoot({ kind, operator, operand }, clauses) {
    if (kind === 'query' && operator === 'expr') clauses.push({ $expr: encodeValue(operand) });
    else if (kind === 'logic') clauses.push(combined(operator, operand, encodeQuery));
    else throw new ArgumentError(`command ${operator} can not be a query by itself`);
  }

  function combined(operator, operands, encode) {
    if (operands.length === 0) throw new ArgumentError(`${operator} should have at least one expression`);
    return { [operator === 'not' ? '$nor' : `$${operator}`]: operands.map((operand) => {
      if (typeof operand !== 'object' || operand === null) {
        if (encode === encodeQuery) throw new ArgumentError(`${operator} should be made of objects`);
      }
      return encode(operand);
    }) };
  }

  /** The clauses of an object's members, whose paths begin with this. */
  function collect(prefix, object, clauses, path) {
    path.inside(object, () => {
      const given = keys(object).filter((key) => object[key] !== undefined);
      if (given.length === 0 && keys(object).length > 0) {
        throw new ArgumentError('condition of a query can not be all undefined');
      }
      for (const key of given) {
        const value = object[key], name = prefix + key;
        if (isWhole(value) || keys(value).length === 0) clauses.push(fieldClause(name, value));
        else collect(`${name}.`, value, clauses, path);
      }
    });
  }

  /** The clause that a field's value or command makes. */
  function fieldClause(name, value) {
    if (!(value instanceof Command)) return { [name]: literal(value) };
    const { kind, operator, operand } = value;
    if (kind === 'logic') return combined(operator, operand, (one) => fieldClause(name, one));
    if (kind !== 'query') throw new ArgumentError(`command ${operator} can not be used in a query`);
    return { [name]: operatorOf(operator, operand) };
  }

  const literal = (value) => (isRegex(value) ? regex(value) : { $eq: encodeValue(value) });

  function operatorOf(operator, operand) {
    switch (operator) {
      case 'eq': return literal(operand);
      case 'neq': return isRegex(operand) ? { $not: regex(operand) } : { $ne: encodeValue(operand) };
      case 'all': return { $all: operand.map((one) => (one instanceof Command ? element(one) : encodeValue(one))) };
      case 'elemMatch': return { $elemMatch: operand instanceof Command ? element(operand) : encodeQuery(operand) };
      case 'geoNear': return { $nearSphere: without({
        $geometry: geometry(operand), $maxDistance: operand.maxDistance, $minDistance: operand.minDistance,
      }) };
      case 'geoWithin': return { $geoWithin: operand.centerSphere === undefined
        ? { $geometry: geometry(operand) } : { $centerSphere: encodeValue(operand.centerSphere) } };
      case 'geoIntersects': return { $geoIntersects: { $geometry: geometry(operand) } };
      case 'expr': throw new ArgumentError('command expr can only be a query by itself');
      default: return { [`$${operator}`]: encodeValue(operand) };
    }
  }

  const geometry = (operand) => encodeValue(check('geometry', operand.geometry, 'object'));

  const without = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

  /** The operators that an element of an array must satisfy. */
  function element({ kind, operator, operand }) {
    if (kind === 'query') return operatorOf(operator, operand);
    if (kind === 'logic' && operator === 'not' && operand.length === 1) return { $not: elementOf(operand[0]) };
    if (kind === 'logic' && operator === 'and') return joined(operand.map(elementOf));
    if (kind === 'logic') return { [`$${operator}`]: operand.map(elementOf) };
    throw new ArgumentError(`command ${operator} can not be used in a query`);
  }

  const elementOf = (value) => (value instanceof Command ? element(value) : literal(value));

  /** What an update does, field by field. */
  function encodeUpdate(data) {
    const update = {};
    collectUpdate('', data, update, new Path());
    if (keys(update).length === 0) throw new ArgumentError('options.data must not be empty');
    return update;
  }

  function collectUpdate(prefix, object, update, path) {
    path.inside(object, () => {
      for (const key of keys(object)) {
        const value = object[key], name = prefix + key;
        if (value === undefined) continue;
        if (value instanceof Command) put(update, name, changeOf(value));
        else if (isWhole(value) || keys(value).length === 0) put(update, name, { $set: encodeValue(value) });
        else collectUpdate(`${name}.`, value, update, path);
      }
    });
  }

  /** What an operator does to a field. */
  function changeOf({ kind, operator, operand }) {
    if (kind !== 'update') throw new ArgumentError(`command ${operator} can not be used in an update`);
    switch (operator) {
      case 'remove': case 'pop': case 'shift': return { [`$${operator}`]: true };
      case 'push': return { $push: pushed(operand) };
      case 'addToSet': return { $addToSet: { $each: encodeValue(operand.each) } };
      case 'pull': return { $pull: pulled(operand) };
      default: return { [`$${operator}`]: encodeValue(operand) };
    }
  }

  function pushed({ each, position, sort, slice }) {
    return without({
      $each: encodeValue(each), $position: position, $slice: slice,
      $sort: sort === undefined ? undefined : encodeValue(sort),
    });
  }

  /** What `pull` takes out: equal values, elements that satisfy operators, or objects that satisfy a query. */
  function pulled(operand) {
    if (operand instanceof Command) return element(operand);
    if (isWhole(operand)) return literal(operand);
    return encodeQuery(operand);
  }

  /** A whole document; commands are for updates. */
  function encodeDocument(data) {
    if (typeName(data) !== 'object') throw new ArgumentError('parameter.data should be object');
    return encodeValue(data);
  }

  /** The fields that a query gives back. */
  function encodeProjection(projection) {
    const fields = {};
    for (const key of keys(projection)) {
      const value = projection[key];
      if (value === undefined) continue;
      if (value instanceof Command && value.kind === 'projection') fields[key] = { $slice: encodeValue(value.operand) };
      else fields[key] = value === -1 || value === false || value === 0 ? 0 : 1;
    }
    return fields;
  }

  Object.assign(shared.cloud, { encodeDocument, encodeProjection, encodeQuery, encodeUpdate, encodeValue });
});
