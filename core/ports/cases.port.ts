import type { Case } from '../cases/case.ts';

/** Projections of cases: rebuilt from the journal at will, only ever moved forward. */
export interface CaseStore {
  get(id: string): Promise<Case | null>;
  /** Writes the projection unless a newer one (higher seq) is there already. `index`: for lists and search. */
  put(projection: Case, index: CaseIndex): Promise<void>;
  /** Newest first. */
  list(query: CaseQuery): Promise<Case[]>;
  /** Ids of what `list` would give. */
  ids(query: CaseQuery): Promise<string[]>;
  count(query: CaseQuery): Promise<number>;
  /**
   * By one of its keys (number, plate in any spelling, cities) or by the name of a company in it; typos in words and
   * the other keyboard layout forgiven. Several words must all fit. Open ones first, then newest first.
   */
  find(process: string, text: string, limit: number): Promise<Case[]>;
  /** Ids of projections that an older version wrote, without all that lists and search need. */
  outdated(): Promise<string[]>;
  /** Forgets a projection, so that it is rebuilt (replay checks, migrations). */
  drop(id: string): Promise<void>;
}

export interface CaseIndex {
  /** The client or carrier the case belongs to. */
  partyId?: string;
  /** All companies that take part in it, beside `partyId`. */
  partyIds?: string[];
  /** People who hold it, whatever their role. */
  people: string[];
  /** What it is found by: number, cities, plates. */
  keys?: string[];
}

export interface CaseQuery {
  process: string;
  /** Any of these companies takes part in it. */
  partyIds?: string[];
  /** This person, or any of these, holds it. */
  person?: string | string[];
  /** It stands in one of these stages or below: `settlement` also means `settlement.payment.toInvoice`. */
  stages?: string[];
  /** With `stages`: or it is one of these, wherever it stands. */
  orIds?: string[];
  /** It has one of these keys, as the process gave them. */
  key?: string[];
  closed?: boolean;
  /** ISO moments: it was opened, or something happened in it, at that moment or later. */
  openedSince?: string;
  updatedSince?: string;
  /** Open ones before closed ones, newest first within each. */
  openFirst?: true;
  skip?: number;
  limit?: number;
}
