import type { Money, PaymentForm } from '../money/index.ts';
import type { BODY_TYPES } from '../processes/transport-order/facts.ts';

/** A stop as strangers may know it: a town and when, no street, no contact. */
export interface ExchangePlace {
  city: string;
  /** The region as it is spoken of in Russian (`Ленинградская область`); tells towns of one name apart. */
  region?: string;
  /** ISO country. */
  country?: string;
  /** ISO moments; `zone` is the town's own (IANA). */
  from: string;
  to: string;
  zone: string;
}

/** What is paid in the end: the whole sum, with VAT in it or without any. */
export interface ExchangePrice {
  amount: Money;
  vat: 'with' | 'without';
  form: PaymentForm;
}

/** A load as strangers see it: nothing by which the client could be found. */
export interface ExchangeLoad {
  loadings: ExchangePlace[];
  unloadings: ExchangePlace[];
  cargo: string;
  kg: number;
  m3: number;
  body: (typeof BODY_TYPES)[number];
  /** Degrees Celsius. */
  temperature?: { from: number; to: number };
  /** Class of dangerous goods, 1 to 9. */
  adr?: string;
  /** Our price; without it they name theirs. `days` after unloading; 0: at once. */
  price?: ExchangePrice & { days: number };
  /** Name of the colleague whom they may call. */
  contact?: string;
}

/** What a company on the exchange offered; its newest word under the same `id`. */
export interface ExchangeBid {
  id: string;
  /** ISO moment of its newest word. */
  at: string;
  firm: { id: string; name: string };
  price: ExchangePrice;
  /** Whom to call; personal data. */
  contact?: { name?: string; phone?: string };
  /** Their own words. */
  note?: string;
}

/** Exchanges that there are adapters for; `exchange.<name>` says each in words. */
export const EXCHANGES = ['ati'] as const;

export const EXCHANGE_REFUSALS = [
  /** The key is not valid any more, or the licence does not cover it. */
  'not-allowed',
  'limit',
  /** The same load stands there already, posted by somebody of the company. */
  'duplicate',
  'town-unknown',
  'town-ambiguous',
  'body-unknown',
  'currency-unknown',
  'invalid',
  'not-found',
  /** It cannot be taken off by the API in its present state. */
  'in-use',
] as const;
export type ExchangeRefusal = (typeof EXCHANGE_REFUSALS)[number];

export type NotDone =
  /** Refused, and will be again unless something is changed. */
  | { result: 'refused'; reason: ExchangeRefusal }
  /** Nothing has happened: to be tried again later. */
  | { result: 'later' }
  /** The answer was lost: it may have happened or not. */
  | { result: 'unknown' };

/** A load that stands there: its id for programs, its number for people. */
export interface PostedLoad {
  id: string;
  number: string;
}

/**
 * A place where loads are shown to strangers who name their prices (S0-28). Never throws for what the exchange
 * answered, or that it did not answer.
 */
export interface Exchange {
  name: (typeof EXCHANGES)[number];
  /**
   * Shows the load. `key` is our own, one a load: what stands there under the key already is found again rather than
   * posted a second time, so that an `unknown` may be repeated.
   */
  post(key: string, load: ExchangeLoad): Promise<{ result: 'posted'; load: PostedLoad } | NotDone>;
  /** What stands there under our key; null: nothing. */
  find(key: string): Promise<{ result: 'found'; load: PostedLoad | null } | NotDone>;
  /** Says the load anew under the id it has. May be repeated. */
  change(id: string, key: string, load: ExchangeLoad): Promise<{ result: 'changed' } | NotDone>;
  /** Takes the load off; one that is gone counts as taken off. May be repeated. */
  withdraw(id: string): Promise<{ result: 'withdrawn' } | NotDone>;
  /** Every offer for the load so far. */
  bids(id: string): Promise<{ result: 'heard'; bids: ExchangeBid[] } | NotDone>;
}
