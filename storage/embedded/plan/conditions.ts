import { comparable, equal } from '../bson/compare.ts';
import type { FilterNode, PathTest } from '../query/node.ts';
import { conjuncts } from './bounds.ts';

/** The tests that every matching document passes, by path. */
export type Conditions = ReadonlyMap<string, readonly PathTest[]>;

/** Collects the tests of a filter that hold for every match, those inside `$elemMatch` under their full path. */
export function conditionsOf(filter: FilterNode): Conditions {
  const byPath = new Map<string, PathTest[]>();
  const note = (path: string, test: PathTest) => {
    byPath.set(path, [...(byPath.get(path) ?? []), test]);
  };
  for (const node of conjuncts(filter)) {
    if (node.kind !== 'path') continue;
    note(node.path, node);
    if (node.test !== 'elemMatchObject') continue;
    for (const inner of conjuncts(node.operand as FilterNode)) {
      if (inner.kind === 'path') note(`${node.path}.${inner.path}`, inner);
    }
  }
  return byPath;
}

/** Whether a test accepts only documents that have the field. */
export function impliesPresence({ test, accepts }: PathTest): boolean {
  return test === 'elemMatchValue' || test === 'elemMatchObject' || !accepts(undefined);
}

/**
 * Whether every document that passes the conditions is held by a partial index with this filter.
 * Only what can be shown condition by condition counts.
 */
export function impliesFilter(conditions: Conditions, filter: FilterNode): boolean {
  return conjuncts(filter).every((node) => {
    if (node.kind === 'or') return node.nodes.some((branch) => impliesFilter(conditions, branch));
    if (node.kind !== 'path') return false;
    return (conditions.get(node.path) ?? []).some((test) => impliesTest(test, node));
  });
}

function impliesTest(test: PathTest, wanted: PathTest): boolean {
  if (wanted.test === 'exists') return impliesPresence(test);
  switch (test.test) {
    case 'eq':
      return acceptsOnly([test.operand], wanted);
    case 'in':
      return acceptsOnly(test.operand as unknown[], wanted);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return impliesRange(test, wanted);
    case 'type':
      return wanted.test === 'type' && String(test.operand) === String(wanted.operand);
    default:
      return false;
  }
}

/** Null and arrays are equal to more than themselves, regular expressions to anything. */
function acceptsOnly(values: readonly unknown[], wanted: PathTest): boolean {
  return values.every((value) => {
    if (value === null) return wanted.accepts(undefined) && wanted.accepts(null);
    if (Array.isArray(value) || (value as { _bsontype?: string })._bsontype === 'BSONRegExp') return false;
    return wanted.accepts(value);
  });
}

/** `$gt: 5` implies `$gt: 3`: both look the same way, and the other bound is inside. */
function impliesRange(test: PathTest, wanted: PathTest): boolean {
  if (test.test.slice(0, 2) !== wanted.test.slice(0, 2)) return false;
  if (!comparable(test.operand, wanted.operand)) return false;
  if (equal(test.operand, wanted.operand)) return wanted.test.length === 3 || test.test.length === 2;
  return wanted.accepts(test.operand);
}
