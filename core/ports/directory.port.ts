import type { Party } from '../people/party.ts';

/** The directory of other companies, and the search over it. */
export interface Directory {
  put(party: Party): Promise<void>;
  get(id: string): Promise<Party | null>;
  many(ids: string[]): Promise<Party[]>;
  /** By name, newest stage first; `person` narrows to those a colleague holds, `stage` to those that stand there. */
  list(query: PartyQuery & { skip: number; limit: number }): Promise<Party[]>;
  count(query: PartyQuery): Promise<number>;
  /** By name, INN, city or register number; forgives typos, ё, quotes, legal forms, keyboard layout. Best first. */
  search(kind: Party['kind'], text: string, limit: number): Promise<Party[]>;
}

export interface PartyQuery {
  kind: Party['kind'];
  person?: string;
  stage?: string;
}
