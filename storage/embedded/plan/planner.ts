import { equal } from '../bson/compare.ts';
import { isObject } from '../bson/types.ts';
import { ServerError } from '../errors.ts';
import type { FilterNode } from '../query/node.ts';
import type { KeyField } from '../query/sort.ts';
import type { Collection, Index } from '../store/catalog.ts';
import { type Environment, readKeys } from '../store/environment.ts';
import { conjuncts } from './bounds.ts';
import { type Conditions, conditionsOf, impliesFilter, impliesPresence } from './conditions.ts';
import { boundsFor, type IndexBounds } from './index-bounds.ts';

/** How a query finds its documents. Found documents are always tested against the filter. */
export type Plan =
  | { readonly kind: 'collection'; readonly reverse: boolean }
  | {
      readonly kind: 'index';
      readonly walks: readonly Walk[];
      /** Whether documents come in the order asked for. */
      readonly sorted: boolean;
    };

/** Reading one index, over ascending disjoint ranges, from either end. */
export interface Walk {
  readonly index: Index;
  readonly bounds: IndexBounds;
  readonly reverse: boolean;
}

/** What the planner must know of a query. */
export interface Question {
  readonly filter: FilterNode;
  readonly sort: readonly KeyField[];
  readonly limit: number;
  /** Index name, key pattern or `{ $natural: 1 }`. */
  readonly hint?: unknown;
}

interface Candidate extends Walk {
  readonly sorted: boolean;
}

/** Chooses how to find the documents of a query. */
export function choosePlan(env: Environment, collection: Collection, question: Question): Plan {
  const hinted = hintedIndex(collection, question.hint);
  if (typeof hinted === 'number') return { kind: 'collection', reverse: hinted < 0 };
  const conditions = conditionsOf(question.filter);
  const candidates = (hinted ? [hinted] : collection.indexes).flatMap((index) =>
    candidateFor(index, conditions, question.sort),
  );
  if (hinted) {
    const [only] = candidates;
    if (only) return indexPlan([only], only.sorted);
    // A sparse or partial index that misses documents is read only where it can answer.
    return { kind: 'collection', reverse: false };
  }
  const useful = candidates.filter(
    ({ bounds, sorted }) => bounds.bounded > 0 || (sorted && question.sort.length > 0),
  );
  const bounded = useful.filter(({ bounds }) => bounds.bounded > 0);
  if (bounded.length === 0) {
    const union = unionPlan(env, collection, question);
    if (union && !(useful.length > 0 && question.limit > 0)) return union;
  }
  const best = select(env, useful, question);
  return best ? indexPlan([best], best.sorted) : { kind: 'collection', reverse: false };
}

function indexPlan(walks: readonly Walk[], sorted: boolean): Plan {
  return { kind: 'index', walks, sorted };
}

function candidateFor(index: Index, conditions: Conditions, sort: readonly KeyField[]): Candidate[] {
  if (!index.ready || !holdsAllMatches(index, conditions)) return [];
  const bounds = boundsFor(index, conditions);
  const direction = directionFor(index, bounds, sort);
  return [{ index, bounds, reverse: direction === 'reverse', sorted: direction !== undefined }];
}

/** Sparse and partial indexes leave documents out; they may serve only queries that do not want those. */
function holdsAllMatches(index: Index, conditions: Conditions): boolean {
  if (index.filter && !impliesFilter(conditions, index.filter)) return false;
  if (!index.sparse) return true;
  return index.fields.some(({ path }) => (conditions.get(path) ?? []).some(impliesPresence));
}

/**
 * Which way the index must be read to give the sort order; undefined when it cannot. Fields held to one value may be
 * left out of the sort, or stand in it; fields that have held arrays give no order.
 */
function directionFor(
  index: Index,
  bounds: IndexBounds,
  sort: readonly KeyField[],
): 'forward' | 'reverse' | undefined {
  const constant = new Set(
    index.fields.flatMap(({ path }, i) => (bounds.fixed[i] && !index.multikey[i] ? [path] : [])),
  );
  const wanted = sort.filter(({ path }) => !constant.has(path));
  let direction: 'forward' | 'reverse' | undefined;
  let at = 0;
  for (const [i, field] of index.fields.entries()) {
    const next = wanted[at];
    if (!next) break;
    if (constant.has(field.path)) continue;
    if (field.path !== next.path) {
      if (bounds.fixed[i]) continue;
      return undefined;
    }
    if (index.multikey[i]) return undefined;
    const needed = field.descending === next.descending ? 'forward' : 'reverse';
    if (direction && direction !== needed) return undefined;
    direction = needed;
    at++;
  }
  return at === wanted.length ? (direction ?? 'forward') : undefined;
}

/** How many keys are counted at most to compare plans. */
const SAMPLE = 200;

function select(
  env: Environment,
  candidates: readonly Candidate[],
  question: Question,
): Candidate | undefined {
  if (candidates.length < 2) return candidates[0];
  const rated = candidates.map((candidate) => ({
    candidate,
    keys: estimate(env, candidate),
    merit: merit(candidate, question),
  }));
  rated.sort((a, b) => a.keys - b.keys || b.merit - a.merit);
  return rated[0]!.candidate;
}

function estimate(env: Environment, { bounds }: Candidate): number {
  let count = 0;
  for (const range of bounds.ranges) {
    count += readKeys(env.entries, range, false, undefined, SAMPLE - count, undefined).length;
    if (count >= SAMPLE) break;
  }
  return count;
}

function merit({ bounds, sorted }: Candidate, { sort, limit }: Question): number {
  const order = sorted && sort.length > 0 ? (limit > 0 ? 15 : 3) : 0;
  return bounds.points * 10 + (bounds.bounded - bounds.points) * 4 + order;
}

/** An `$or` whose every branch an index answers is read branch by branch. */
function unionPlan(env: Environment, collection: Collection, question: Question): Plan | undefined {
  const all = conjuncts(question.filter);
  for (const node of all) {
    if (node.kind !== 'or') continue;
    const rest = all.filter((other) => other !== node);
    const walks = node.nodes.map((branch) => {
      const conditions = conditionsOf({ kind: 'and', nodes: [branch, ...rest] });
      const bounded = collection.indexes
        .flatMap((index) => candidateFor(index, conditions, []))
        .filter(({ bounds }) => bounds.bounded > 0);
      return select(env, bounded, { ...question, sort: [] });
    });
    if (walks.every((walk) => walk !== undefined)) return indexPlan(walks, question.sort.length === 0);
  }
  return undefined;
}

/** The index a hint names; 1 or -1 for `$natural`. */
function hintedIndex(collection: Collection, hint: unknown): Index | number | undefined {
  if (hint === undefined) return undefined;
  if (isObject(hint) && '$natural' in hint) return Number(hint.$natural) < 0 ? -1 : 1;
  const found = collection.indexes.find(({ name, key }) =>
    typeof hint === 'string' ? name === hint : isObject(hint) && equal(key, hint),
  );
  if (!found) {
    throw new ServerError(
      'BadValue',
      'planner returned error: hint provided does not correspond to an existing index',
    );
  }
  return found;
}
