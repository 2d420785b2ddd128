import type { StateValue } from 'xstate';

/** When and by which entry an active stage was entered; a button is live only while this has not changed. */
export interface StageEntry {
  seq: number;
  at: string;
}

/** A case as its journal folds to: rebuilt at any time, only ever moved forward. */
export interface Case<Context = unknown> {
  id: string;
  process: string;
  version: number;
  seq: number;
  value: StateValue;
  context: Context;
  /** Active stages by dotted path (`working`, `settlement.note.received`). */
  stages: Record<string, StageEntry>;
  /** When each type of fact last came. */
  lastAt: Record<string, string>;
  /** True when the chart has reached a final state. */
  closed: boolean;
  /** Hash of the newest entry. */
  head: string;
  openedAt: string;
  updatedAt: string;
}
