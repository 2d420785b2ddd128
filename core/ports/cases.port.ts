import type { Case } from '../cases/case.ts';

/** Projections of cases: rebuilt from the journal at will, only ever moved forward. */
export interface CaseStore {
  get(id: string): Promise<Case | null>;
  /** Writes the projection unless a newer one (higher seq) is there already. `partyId`, `people`: for lists. */
  put(projection: Case, index: CaseIndex): Promise<void>;
  /** Newest first. */
  list(query: CaseQuery): Promise<Case[]>;
  count(query: CaseQuery): Promise<number>;
  /** Forgets a projection, so that it is rebuilt (replay checks, migrations). */
  drop(id: string): Promise<void>;
}

export interface CaseIndex {
  /** The client or carrier the case belongs to. */
  partyId?: string;
  /** People who hold it, whatever their role. */
  people: string[];
}

export interface CaseQuery {
  process: string;
  partyIds?: string[];
  person?: string;
  closed?: boolean;
  skip?: number;
  limit?: number;
}
