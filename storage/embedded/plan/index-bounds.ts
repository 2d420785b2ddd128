import { afterPrefix, inverted } from '../bson/bytes.ts';
import type { PathTest } from '../query/node.ts';
import type { Index } from '../store/catalog.ts';
import type { KeyRange } from '../store/environment.ts';
import { numberPrefix } from '../store/keys.ts';
import { type Interval, intersect, intervalsOf } from './bounds.ts';
import type { Conditions } from './conditions.ts';

/** What part of an index a query has to read. */
export interface IndexBounds {
  readonly ranges: readonly KeyRange[];
  /** How many leading fields are bounded. */
  readonly bounded: number;
  /** Leading fields that are held to single values (points), at most one range following. */
  readonly points: number;
  /** For each field, whether it is held to exactly one value. */
  readonly fixed: readonly boolean[];
}

/** Points of `$in` multiply over the fields; beyond this many the rest of the key stays unbounded. */
const MAX_RANGES = 500;

/** Translates conditions into ranges of index keys: points on leading fields, then at most one field of ranges. */
export function boundsFor(index: Index, conditions: Conditions): IndexBounds {
  let prefixes: Buffer[] = [numberPrefix(index.number)];
  let points = 0;
  let multikeySeen = false;
  const fixed = index.fields.map(() => false);
  for (const [i, field] of index.fields.entries()) {
    const multikey = index.multikey[i] === true;
    const tests = conditions.get(field.path) ?? [];
    // Two array fields may be satisfied by different elements: only one of them may be bounded.
    const intervals = multikey && multikeySeen ? undefined : fieldIntervals(tests, multikey);
    if (!intervals || prefixes.length * intervals.length > MAX_RANGES) break;
    multikeySeen ||= multikey;
    if (!intervals.every(({ point }) => point)) {
      const ranges = prefixes.flatMap((prefix) =>
        intervals.map((interval) => rangeUnder(prefix, interval, field.descending)),
      );
      return { ranges: sorted(ranges), bounded: i + 1, points, fixed };
    }
    prefixes = prefixes.flatMap((prefix) =>
      intervals.map(({ start }) => Buffer.concat([prefix, field.descending ? inverted(start) : start])),
    );
    fixed[i] = intervals.length === 1;
    points = i + 1;
  }
  const ranges = prefixes.map((start) => ({ start, end: afterPrefix(start)! }));
  return { ranges: sorted(ranges), bounded: points, points, fixed };
}

/**
 * All tests of a path bound an ordinary field together. On an array each test may be met by another element, so only
 * the most selective one counts.
 */
function fieldIntervals(tests: readonly PathTest[], multikey: boolean): readonly Interval[] | undefined {
  const candidates = tests.map(intervalsOf).filter((intervals) => intervals !== undefined);
  if (candidates.length === 0) return undefined;
  if (!multikey) return candidates.reduce((a, b) => intersect(a, b)!);
  const ofPoints = candidates.filter((intervals) => intervals.every(({ point }) => point));
  return ofPoints.sort((a, b) => a.length - b.length)[0] ?? candidates[0];
}

/** A descending field is stored inverted, which swaps and shifts the ends of its ranges. */
function rangeUnder(prefix: Buffer, { start, end }: Interval, descending: boolean): KeyRange {
  if (!descending) return { start: Buffer.concat([prefix, start]), end: Buffer.concat([prefix, end]) };
  return {
    start: Buffer.concat([prefix, afterPrefix(inverted(end))!]),
    end: Buffer.concat([prefix, afterPrefix(inverted(start))!]),
  };
}

function sorted(ranges: readonly KeyRange[]): readonly KeyRange[] {
  return [...ranges].sort((a, b) => Buffer.compare(a.start, b.start));
}
