import type { StateValue } from 'xstate';
import type { Channel } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Effect } from './effect.ts';

/** Who did it, in which role, through which door. `person` is null when Caravan acted by itself. */
export interface Actor {
  person: string | null;
  role: Role;
  channel: Channel | 'cli' | 'internal';
  /** The company in whose name a partner acted. */
  party?: string;
  /** Whose substitute the actor was. */
  substituteFor?: string;
}

/** A fact of the business: a type in the past tense and its data. Personal data is referred to, never held. */
export interface Fact {
  type: string;
  [field: string]: unknown;
}

/**
 * One accepted command. The journal is append-only; `_id` (`<case>#<seq>`) is the concurrency control, and `hash`
 * covers everything here together with the hash of the entry before it.
 */
export interface Entry {
  _id: string;
  caseId: string;
  seq: number;
  commandId: string;
  process: string;
  version: number;
  at: string;
  actor: Actor;
  fact: Fact;
  /** The chart's value after this fact: replay takes it and runs no guard. */
  value: StateValue;
  effects: Effect[];
  prev: string;
  hash: string;
}

export function entryId(caseId: string, seq: number): string {
  return `${caseId}#${seq}`;
}
