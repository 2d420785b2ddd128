import type { Document } from 'bson';
import { encode } from '../bson/codec.ts';
import { equal } from '../bson/compare.ts';
import { isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import type { Positions } from '../query/match.ts';
import { isArrayIndex, splitPath } from '../query/path.ts';
import { type Change, KEEP, REMOVE } from './change.ts';
import { changeOf, checkOperator, type Occasion } from './operators.ts';
import { type ArrayFilters, concretePaths, identifiersIn } from './positions.ts';
import { MISSING, removeAt, setAt, valueAt } from './target.ts';

/** A parsed update: a whole new document, or operators on paths. */
export type Update = Replacement | Modification;

export interface Replacement {
  readonly kind: 'replacement';
  readonly document: Document;
}

export interface Modification {
  readonly kind: 'modification';
  readonly steps: readonly Step[];
  readonly filters: ArrayFilters;
}

interface Step {
  readonly operator: string;
  readonly path: string;
  readonly parts: readonly string[];
  readonly operand: unknown;
}

/**
 * Parses an update. Operators, operands and conflicts between paths are checked before anything is changed.
 * @throws ServerError for unknown operators, conflicting paths, pipelines
 */
export function parseUpdate(update: unknown, filters: ArrayFilters): Update {
  if (Array.isArray(update)) throw notSupported('An update given as an aggregation pipeline');
  if (!isObject(update)) throw new ServerError('FailedToParse', 'Update argument must be an object');
  const names = Object.keys(update);
  if (!names.some((name) => name.startsWith('$'))) {
    if (filters.size > 0)
      throw new ServerError('FailedToParse', 'Cannot use array filters with a replacement');
    return { kind: 'replacement', document: update };
  }
  const steps = names.flatMap((operator) => parseOperator(operator, update[operator]));
  refuseConflicts(steps.flatMap(touchedPaths));
  const used = new Set(steps.flatMap(({ parts }) => identifiersIn(parts)));
  for (const name of filters.keys()) {
    if (!used.has(name)) {
      throw new ServerError(
        'FailedToParse',
        `The array filter for identifier '${name}' was not used in the update`,
      );
    }
  }
  return { kind: 'modification', steps: steps.sort(byPath), filters };
}

const DRY_RUN: Occasion = { inserting: true, now: new Date(0) };

function parseOperator(operator: string, fields: unknown): Step[] {
  checkOperator(operator);
  if (!isObject(fields)) {
    throw new ServerError(
      'FailedToParse',
      `Modifiers operate on fields but we found type ${typeOf(fields)} for ${operator}`,
    );
  }
  return Object.entries(fields).map(([path, operand]) => {
    const parts = splitPath(path);
    if (parts.includes(''))
      throw new ServerError('BadValue', `The update path '${path}' contains an empty field name`);
    if (operator === '$rename') checkRename(path, operand);
    else changeOf(operator, operand, path, DRY_RUN);
    return { operator, path, parts, operand };
  });
}

function checkRename(path: string, operand: unknown): asserts operand is string {
  if (typeof operand !== 'string')
    throw new ServerError('BadValue', `The 'to' field for $rename must be a string: ${path}`);
  for (const side of [path, operand]) {
    if (splitPath(side).some((part) => part.startsWith('$'))) {
      throw new ServerError('BadValue', `The $rename field may not be dynamic: ${side}`);
    }
  }
}

function touchedPaths(step: Step): string[] {
  return step.operator === '$rename' ? [step.path, step.operand as string] : [step.path];
}

/** Two operators may not touch one field, nor a field and a part of it. */
function refuseConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort((a, b) => (`${a}.` < `${b}.` ? -1 : 1));
  for (const [i, path] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next !== undefined && `${next}.`.startsWith(`${path}.`)) {
      throw new ServerError(
        'ConflictingUpdateOperators',
        `Updating the path '${next}' would create a conflict at '${path}'`,
      );
    }
  }
}

/** Fields are changed in the order of their names, numbers by value: new fields appear in that order. */
function byPath(a: Step, b: Step): number {
  for (const [i, left] of a.parts.entries()) {
    const right = b.parts[i];
    if (right === undefined) return 1;
    if (left === right) continue;
    if (isArrayIndex(left) && isArrayIndex(right)) return Number(left) - Number(right);
    return left < right ? -1 : 1;
  }
  return -1;
}

/**
 * Applies an update to a decoded document and gives the new document; the given one may be changed.
 * @param positions array positions found by the query, for the positional operator `$`
 * @throws ServerError ImmutableField when _id would change, and what the operators throw
 */
export function applyUpdate(
  update: Update,
  document: Document,
  positions: Positions,
  occasion: Occasion,
): Document {
  const id: unknown = document._id;
  const result =
    update.kind === 'replacement' ? replace(update, id) : modify(update, document, positions, occasion);
  if (id !== undefined && !sameId(id, result._id)) {
    throw new ServerError(
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  return result;
}

function sameId(before: unknown, after: unknown): boolean {
  return after !== undefined && typeOf(before) === typeOf(after) && equal(before, after);
}

function replace({ document }: Replacement, id: unknown): Document {
  return id === undefined || '_id' in document ? { ...document } : { _id: id, ...document };
}

function modify(
  update: Modification,
  document: Document,
  positions: Positions,
  occasion: Occasion,
): Document {
  const targets = update.steps.flatMap((step) =>
    concretePaths(document, step.parts, positions, update.filters).map((parts) => ({ step, parts })),
  );
  refuseConflicts(targets.flatMap(({ step, parts }) => touchedPaths({ ...step, path: parts.join('.') })));
  for (const { step, parts } of targets) {
    if (step.operator === '$rename') rename(document, parts, step.operand as string);
    else change(document, parts, changeOf(step.operator, step.operand, parts.join('.'), occasion));
  }
  return document;
}

function change(document: Document, parts: readonly string[], compute: Change): void {
  const next = compute(valueAt(document, parts), parts.join('.'));
  if (next === KEEP) return;
  if (next === REMOVE) removeAt(document, parts);
  else setAt(document, parts, next);
}

function rename(document: Document, from: readonly string[], to: string): void {
  const target = splitPath(to);
  for (const parts of [from, target]) {
    for (let depth = 1; depth < parts.length; depth++) {
      if (Array.isArray(valueAt(document, parts.slice(0, depth)))) {
        throw new ServerError('BadValue', `The $rename field '${parts.join('.')}' leads through an array`);
      }
    }
  }
  const value = valueAt(document, from);
  if (value === MISSING) return;
  removeAt(document, from);
  setAt(document, target, value);
}

/** Whether a changed document differs from its stored bytes; equal bytes are not written again. */
export function differs(before: Uint8Array, after: Document): Buffer | undefined {
  const bytes = encode(after);
  return bytes.equals(before) ? undefined : bytes;
}
