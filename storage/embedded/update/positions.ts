import type { Document } from 'bson';
import { ServerError } from '../errors.ts';
import { evaluate, type Positions, positionIn } from '../query/match.ts';
import type { FilterNode } from '../query/node.ts';
import { parseFilter } from '../query/parse.ts';
import { MISSING, valueAt } from './target.ts';

/** Array filters by identifier: `$[item]` stands for the elements the filter `item` accepts. */
export type ArrayFilters = ReadonlyMap<string, (element: unknown) => boolean>;

/** Parses the arrayFilters of an update. Each filter speaks of one identifier. */
export function parseArrayFilters(filters: readonly Document[]): ArrayFilters {
  const parsed = new Map<string, (element: unknown) => boolean>();
  for (const filter of filters) {
    const node = parseFilter(filter);
    const names = new Set(pathsOf(node).map((path) => path.split('.')[0]!));
    const [name] = names;
    if (names.size !== 1 || !name || !/^[a-z][A-Za-z0-9]*$/.test(name)) {
      throw new ServerError('FailedToParse', 'Each array filter must use exactly one identifier');
    }
    if (parsed.has(name)) {
      throw new ServerError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    }
    parsed.set(name, (element) => evaluate(node, { [name]: element }));
  }
  return parsed;
}

function pathsOf(node: FilterNode): string[] {
  if (node.kind === 'path') return [node.path];
  return node.kind === 'not' ? pathsOf(node.node) : node.nodes.flatMap(pathsOf);
}

/** Identifiers an update path uses, as in `items.$[item].done`. */
export function identifiersIn(parts: readonly string[]): string[] {
  return parts.flatMap((part) => /^\$\[(.+)\]$/.exec(part)?.[1] ?? []);
}

/** Replaces `$`, `$[]` and `$[name]` in a path by the positions they stand for in this document. */
export function concretePaths(
  document: Document,
  parts: readonly string[],
  positions: Positions,
  filters: ArrayFilters,
): readonly (readonly string[])[] {
  const at = parts.findIndex((part) => part.startsWith('$'));
  if (at === -1) return [parts];
  const before = parts.slice(0, at);
  const after = parts.slice(at + 1);
  const chosen = choose(document, parts[at]!, before, positions, filters);
  return chosen.flatMap((index) =>
    concretePaths(document, [...before, String(index), ...after], positions, filters),
  );
}

function choose(
  document: Document,
  part: string,
  before: readonly string[],
  positions: Positions,
  filters: ArrayFilters,
): number[] {
  const path = before.join('.');
  if (before.length === 0) {
    throw new ServerError(
      'BadValue',
      `Cannot have positional (i.e. '${part}') element in the first position`,
    );
  }
  if (part === '$') return [positionIn(positions, path)];
  const array = valueAt(document, before);
  if (array === MISSING) {
    throw new ServerError(
      'BadValue',
      `The path '${path}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(array)) {
    throw new ServerError('BadValue', `Cannot apply array updates to the non-array element '${path}'`);
  }
  const all = [...array.keys()];
  if (part === '$[]') return all;
  const [name] = identifiersIn([part]);
  const accepts = name === undefined ? undefined : filters.get(name);
  if (!accepts) {
    throw new ServerError(
      name === undefined ? 'DollarPrefixedFieldName' : 'BadValue',
      name === undefined
        ? `The dollar ($) prefixed field '${part}' in '${[...before, part].join('.')}' is not valid for storage.`
        : `No array filter found for identifier '${name}' in path '${path}'`,
    );
  }
  return all.filter((index) => accepts(array[index]));
}
