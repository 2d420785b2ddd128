/** The parsed form of a filter, shared by the matcher and the index planner. */
export type FilterNode = Branch | Negation | PathTest;

export interface Branch {
  readonly kind: 'and' | 'or' | 'nor';
  readonly nodes: readonly FilterNode[];
}

export interface Negation {
  readonly kind: 'not';
  readonly node: FilterNode;
}

export type TestName =
  | 'eq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'in'
  | 'exists'
  | 'regex'
  | 'size'
  | 'type'
  | 'mod'
  | 'elemMatchValue'
  | 'elemMatchObject'
  | 'nothing';

/** One condition on one path. */
export interface PathTest {
  readonly kind: 'path';
  readonly path: string;
  readonly parts: readonly string[];
  readonly test: TestName;
  /** The decoded operand, kept for the planner; for elemMatchObject the parsed inner filter. */
  readonly operand: unknown;
  /** Whether the elements of an array at the end of the path are tested too. */
  readonly expandLeaf: boolean;
  /** Tests one value; `undefined` is a missing field. */
  readonly accepts: (value: unknown) => boolean;
}
