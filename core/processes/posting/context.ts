import type { Entry, Fact } from '../../cases/entry.ts';
import type { Exchange, ExchangeRefusal } from '../../ports/index.ts';
import type { Loads } from '../offer/facts.ts';
import type { Price } from '../transport-order/price.ts';
import type { ExchangeBid } from './bid.ts';
import type { PostingFact } from './facts.ts';

/** A load that is shown on a freight exchange for one asking of carriers (S0-28). */
export interface Posting {
  id: string;
  offer: string;
  order: string;
  number: string;
  logistician?: string | undefined;
  loads?: Loads;
  volume?: number;
  price?: Price | undefined;
  /** When it was to be posted; ISO. */
  since: string;
  /** Since when it is to be shown on its present terms; ISO. */
  termsAt?: string;
  /** Where it stands there. */
  posted?: { exchange: Exchange['name']; id: string; number: string };
  isSilent: boolean;
  /** The newest word of each offer, by its id. */
  heard: Record<string, ExchangeBid>;
  failure?: ExchangeRefusal;
}

export const blank: Posting = {
  id: '',
  offer: '',
  order: '',
  number: '',
  since: '',
  isSilent: false,
  heard: {},
};

/** Folds a fact into what is known of the load. */
export function evolve(posting: Posting, fact: Fact, entry: Pick<Entry, 'caseId' | 'at'>): Posting {
  const f = fact as PostingFact;
  switch (f.type) {
    case 'loadOffered': {
      const { type, ...offered } = f;
      return { ...posting, ...offered, id: entry.caseId, since: entry.at, termsAt: entry.at };
    }
    case 'loadPosted': {
      const { type, ...posted } = f;
      return { ...posting, posted };
    }
    case 'loadAmended':
      return { ...posting, price: f.price, termsAt: entry.at };
    case 'exchangeSilent':
      return { ...posting, isSilent: true };
    case 'bidHeard':
      return { ...posting, heard: { ...posting.heard, [f.bid.id]: f.bid } };
    case 'postingFailed':
    case 'exchangeUnheard':
    case 'changeFailed':
    case 'withdrawalFailed':
      return { ...posting, failure: f.reason };
    default:
      return posting;
  }
}
