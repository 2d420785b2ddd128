import { BSONRegExp, type Document } from 'bson';
import { isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import { elementFilter, type FilterMatcher } from './element.ts';
import type { FilterNode, PathTest, TestName } from './node.ts';
import { equalTo, modTest, oneOf, regexTest, relation, sizeTest, truthy, typeTest } from './operators.ts';
import { splitPath } from './path.ts';

/**
 * Parses a decoded filter. Unknown operators are refused by name.
 * @throws ServerError BadValue for malformed filters, CommandNotSupported for operators the engine does not have
 */
export function parseFilter(filter: Document): FilterNode {
  const nodes = Object.entries(filter).flatMap(([name, value]) =>
    name.startsWith('$') ? parseLogical(name, value) : parseField(name, value),
  );
  return nodes.length === 1 ? nodes[0]! : { kind: 'and', nodes };
}

function parseLogical(name: string, value: unknown): FilterNode[] {
  switch (name) {
    case '$and':
    case '$or':
    case '$nor':
      return [{ kind: name.slice(1) as 'and' | 'or' | 'nor', nodes: parseList(name, value) }];
    case '$comment':
      return [];
    case '$expr':
    case '$where':
    case '$text':
    case '$jsonSchema':
    case '$sampleRate':
      throw notSupported(`The query operator ${name}`);
    default:
      throw new ServerError(
        'BadValue',
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function parseList(name: string, value: unknown): FilterNode[] {
  if (!Array.isArray(value)) throw new ServerError('BadValue', `${name} must be an array`);
  if (value.length === 0) throw new ServerError('BadValue', '$and/$or/$nor must be a nonempty array');
  return value.map((item) => {
    if (!isObject(item)) throw new ServerError('BadValue', `${name} argument's entries must be objects`);
    return parseFilter(item);
  });
}

function parseField(path: string, value: unknown): FilterNode[] {
  if (isOperators(value)) return parseOperators(path, value);
  if (typeOf(value) === 'regex') return [pathTest(path, 'regex', value, regexTest(value as BSONRegExp))];
  return [equality(path, value)];
}

function equality(path: string, operand: unknown): PathTest {
  return pathTest(path, 'eq', operand, equalTo(operand));
}

/** Whether a value is a set of operators such as `{ $gt: 5 }` and not a document to be equal to. */
export function isOperators(value: unknown): value is Document {
  if (!isObject(value)) return false;
  const first = Object.keys(value)[0];
  return first?.startsWith('$') === true && first !== '$ref' && first !== '$id' && first !== '$db';
}

/** Parses `{ $gt: 1, $lt: 5 }` on one path into one node an operator. */
export function parseOperators(path: string, operators: Document): FilterNode[] {
  return Object.entries(operators).flatMap(([name, operand]) =>
    parseOperator(path, name, operand, operators),
  );
}

function parseOperator(path: string, name: string, operand: unknown, all: Document): FilterNode[] {
  switch (name) {
    case '$eq':
      return [equality(path, operand)];
    case '$ne':
      if (typeOf(operand) === 'regex') throw new ServerError('BadValue', "Can't have regex as arg to $ne.");
      return [{ kind: 'not', node: equality(path, operand) }];
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte': {
      const test = name.slice(1) as 'gt' | 'gte' | 'lt' | 'lte';
      return [pathTest(path, test, operand, relation(test, operand))];
    }
    case '$in':
      return [membership(path, name, operand)];
    case '$nin':
      return [{ kind: 'not', node: membership(path, name, operand) }];
    case '$exists':
      return [existence(path, operand)];
    case '$type':
      return [pathTest(path, 'type', operand, typeTest(operand))];
    case '$size':
      return [pathTest(path, 'size', operand, sizeTest(operand), false)];
    case '$mod':
      return [pathTest(path, 'mod', operand, modTest(operand))];
    case '$regex':
      return [regularExpression(path, operand, all)];
    case '$options':
      if (!('$regex' in all)) throw new ServerError('BadValue', '$options needs a $regex');
      return [];
    case '$not':
      return [{ kind: 'not', node: negated(path, operand) }];
    case '$all':
      return everyOf(path, operand);
    case '$elemMatch':
      return [elementMatch(path, operand)];
    default:
      if (KNOWN_ELSEWHERE.has(name)) throw notSupported(`The query operator ${name}`);
      throw new ServerError('BadValue', `unknown operator: ${name}`);
  }
}

const KNOWN_ELSEWHERE = new Set([
  '$expr',
  '$where',
  '$text',
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$within',
  '$bitsAllSet',
  '$bitsAnySet',
  '$bitsAllClear',
  '$bitsAnyClear',
  '$jsonSchema',
]);

function membership(path: string, name: string, operand: unknown): PathTest {
  if (!Array.isArray(operand)) throw new ServerError('BadValue', `${name} needs an array`);
  if (operand.some(isOperators)) throw new ServerError('BadValue', `cannot nest $ under ${name}`);
  return pathTest(path, 'in', operand, oneOf(operand));
}

function existence(path: string, operand: unknown): FilterNode {
  const present = pathTest(path, 'exists', true, (value) => value !== undefined);
  return truthy(operand) ? present : { kind: 'not', node: present };
}

function regularExpression(path: string, operand: unknown, all: Document): PathTest {
  const given = typeOf(operand) === 'regex' ? (operand as BSONRegExp) : undefined;
  if (!given && typeof operand !== 'string') throw new ServerError('BadValue', '$regex has to be a string');
  const options = all.$options ?? given?.options ?? '';
  if (typeof options !== 'string') throw new ServerError('BadValue', '$options has to be a string');
  const regex = new BSONRegExp(given?.pattern ?? String(operand), [...options].sort().join(''));
  return pathTest(path, 'regex', regex, regexTest(regex));
}

function negated(path: string, operand: unknown): FilterNode {
  if (typeOf(operand) === 'regex') return pathTest(path, 'regex', operand, regexTest(operand as BSONRegExp));
  if (!isObject(operand)) throw new ServerError('BadValue', '$not needs a regex or a document');
  if (!isOperators(operand)) throw new ServerError('BadValue', '$not cannot be empty or hold plain fields');
  return { kind: 'and', nodes: parseOperators(path, operand) };
}

function everyOf(path: string, operand: unknown): FilterNode[] {
  if (!Array.isArray(operand)) throw new ServerError('BadValue', '$all needs an array');
  if (operand.length === 0) return [pathTest(path, 'nothing', undefined, () => false)];
  return operand.map((item) => {
    if (isObject(item) && '$elemMatch' in item) return elementMatch(path, item.$elemMatch);
    if (isOperators(item)) throw new ServerError('BadValue', 'no $ expressions in $all');
    if (typeOf(item) === 'regex') return pathTest(path, 'regex', item, regexTest(item as BSONRegExp));
    return equality(path, item);
  });
}

function elementMatch(path: string, operand: unknown): PathTest {
  if (!isObject(operand)) throw new ServerError('BadValue', '$elemMatch needs an Object');
  const element = elementFilter(operand, elementParsers);
  const accepts = (value: unknown) => Array.isArray(value) && value.some(element.accepts);
  return pathTest(
    path,
    element.onValues ? 'elemMatchValue' : 'elemMatchObject',
    element.node,
    accepts,
    false,
  );
}

const elementParsers: FilterMatcher = { parseFilter, parseOperators, isOperators };

function pathTest(
  path: string,
  test: TestName,
  operand: unknown,
  accepts: (value: unknown) => boolean,
  expandLeaf = true,
): PathTest {
  return { kind: 'path', path, parts: splitPath(path), test, operand, expandLeaf, accepts };
}
