import type { Document } from 'bson';
import { ServerError } from '../errors.ts';
import type { FilterNode } from './node.ts';
import { visitPath } from './path.ts';

/** Array positions found by a match: path of the array to the index of the element that matched. */
export type Positions = Map<string, number>;

/**
 * Whether a decoded document matches.
 * @param positions filled with the matched array positions, for the positional operator `$` of updates
 */
export function evaluate(node: FilterNode, document: Document, positions?: Positions): boolean {
  switch (node.kind) {
    case 'and':
      return node.nodes.every((inner) => evaluate(inner, document, positions));
    case 'or':
      return node.nodes.some((inner) => evaluate(inner, document, positions));
    case 'nor':
      return !node.nodes.some((inner) => evaluate(inner, document));
    case 'not':
      return !evaluate(node.node, document);
    case 'path':
      return visitPath(document, node.parts, node.expandLeaf, (value, array, index) => {
        if (!node.accepts(value)) return false;
        if (positions) notePosition(positions, node, value, array, index);
        return true;
      });
  }
}

type PathNode = Extract<FilterNode, { kind: 'path' }>;

function notePosition(
  positions: Positions,
  node: PathNode,
  value: unknown,
  array: string | undefined,
  index: number,
): void {
  if (node.test === 'elemMatchValue' || node.test === 'elemMatchObject') {
    if (array === undefined) record(positions, node.path, firstAccepted(node, value as unknown[]));
    return;
  }
  if (array !== undefined) record(positions, array, index);
}

function firstAccepted(node: PathNode, array: readonly unknown[]): number {
  return array.findIndex((element) => node.accepts([element]));
}

/** Two conditions on one array may hold for different elements; MongoDB leaves open which one `$` means. */
const AMBIGUOUS = -1;

function record(positions: Positions, array: string, index: number): void {
  const known = positions.get(array);
  positions.set(array, known === undefined || known === index ? index : AMBIGUOUS);
}

/** The array index that `$` stands for in an update of `array`. Throws BadValue when the query did not find one. */
export function positionIn(positions: Positions, array: string): number {
  const index = positions.get(array);
  if (index === undefined) {
    throw new ServerError(
      'BadValue',
      'The positional operator did not find the match needed from the query.',
    );
  }
  if (index === AMBIGUOUS) {
    throw new ServerError(
      'BadValue',
      `The positional operator on '${array}' is ambiguous: put the conditions into one $elemMatch`,
    );
  }
  return index;
}
