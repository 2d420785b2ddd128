import type { Document } from 'bson';
import { isObject } from '../bson/types.ts';
import { evaluate } from './match.ts';
import type { FilterNode } from './node.ts';

/** The parsers that `$elemMatch` recurses into. */
export interface FilterMatcher {
  readonly parseFilter: (filter: Document) => FilterNode;
  readonly parseOperators: (path: string, operators: Document) => FilterNode[];
  readonly isOperators: (value: unknown) => boolean;
}

export interface ElementFilter {
  /** Whether the conditions are on the elements themselves and not on fields of element documents. */
  readonly onValues: boolean;
  readonly node: FilterNode;
  /** Tests one array element. */
  readonly accepts: (element: unknown) => boolean;
}

/** The name elements are tested under when the conditions are on the elements themselves. */
export const ELEMENT = '';

/** Parses the operand of `$elemMatch` (also of an array filter or `$pull`, which read the same). */
export function elementFilter(operand: Document, parsers: FilterMatcher): ElementFilter {
  const first = Object.keys(operand)[0] ?? '';
  const logical = first === '$and' || first === '$or' || first === '$nor';
  if (parsers.isOperators(operand) && !logical) {
    const node: FilterNode = { kind: 'and', nodes: parsers.parseOperators(ELEMENT, operand) };
    return { onValues: true, node, accepts: (element) => acceptsValue(node, element) };
  }
  const node = parsers.parseFilter(operand);
  return {
    onValues: false,
    node,
    accepts: (element) => {
      if (isObject(element)) return evaluate(node, element);
      // An array counts as a document whose fields are its positions.
      return Array.isArray(element) && evaluate(node, { ...element });
    },
  };
}

/** Evaluates conditions on the element itself: unlike a field, an element that is an array is not entered. */
function acceptsValue(node: FilterNode, element: unknown): boolean {
  switch (node.kind) {
    case 'and':
      return node.nodes.every((inner) => acceptsValue(inner, element));
    case 'or':
      return node.nodes.some((inner) => acceptsValue(inner, element));
    case 'nor':
      return !node.nodes.some((inner) => acceptsValue(inner, element));
    case 'not':
      return !acceptsValue(node.node, element);
    case 'path':
      return node.accepts(element);
  }
}
