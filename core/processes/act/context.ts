import type { Entry, Fact } from '../../cases/entry.ts';
import type { ActFact, ActOpened } from './facts.ts';

/** The signed act for the orders of an invoice (S0-64, S0-71). */
export interface Act extends ActOpened {
  id: string;
  openedAt: string;
  /** The signed copy that came last, and whether the client itself sent it. */
  signed?: { files: string[]; on: string; byClient: boolean };
  /** What is wrong with the copy that came: words in the inbox. */
  rejection?: string;
  rejectedAt?: string;
  /** The client was reminded to sign. */
  asked?: true;
  files: string[];
}

export const blank: Act = {
  id: '',
  openedAt: '',
  invoice: '',
  number: '',
  client: '',
  orders: [],
  sum: { minor: 0, currency: 'RUB' },
  files: [],
};

/** Folds a fact into what is known of the act. */
export function evolve(act: Act, fact: Fact, entry: Pick<Entry, 'caseId' | 'at' | 'actor'>): Act {
  const f = fact as ActFact;
  switch (f.type) {
    case 'actOpened': {
      const { type, ...opened } = f;
      return { ...act, ...opened, id: entry.caseId, openedAt: entry.at };
    }
    case 'actSigned': {
      const { rejection, rejectedAt, ...rest } = act;
      const { files, on } = f;
      const byClient = entry.actor.role === 'client';
      return { ...rest, signed: { files, on, byClient }, files: [...act.files, ...files] };
    }
    case 'actRejected': {
      const { signed, ...rest } = act;
      return { ...rest, rejection: f.reason, rejectedAt: entry.at };
    }
    case 'signatureAsked':
      return { ...act, asked: true };
    case 'messageReceived':
    case 'filesAdded':
      return { ...act, files: [...act.files, ...f.files] };
    default:
      return act;
  }
}
