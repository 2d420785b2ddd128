import type { Price } from '../transport-order/price.ts';
import type { ExchangeSide } from './exchange.ts';
import type { Loads } from './facts.ts';
import type { Mode, Wave } from './modes.ts';

/** A carrier's newest answer. */
export type Bid =
  | { kind: 'accepted' | 'priced'; price: Price; at: string }
  | { kind: 'declined'; reason: string; note?: string | undefined; at: string }
  | { kind: 'withdrawn'; at: string };

/** A carrier that came by itself, from the chat of a group (its case). */
export interface Joined {
  carrier: string;
  chat: string;
  at: string;
}

export type LiveBid = Extract<Bid, { price: Price }>;

/** Why a winner has lost its truck again. */
export type Loss = 'refused' | 'released';

/** One truck's winner, held until it has confirmed our order with driver and plate (S0-38, S0-39). */
export interface Award {
  trip: string;
  carrier: string;
  price: Price;
  at: string;
  /** Until when it is to do what it owes, ISO; absent while we owe something. */
  until?: string;
  /** It kept silent past that. */
  isLapsed?: true;
  lost?: Loss;
  isConfirmed?: true;
  /** Who was held before the truck was passed on: stays the winner where the trip cannot take the new one. */
  before?: Award;
}

/** One asking of several carriers for an order (S0-31). */
export interface Offer {
  id: string;
  order: string;
  number: string;
  client: string;
  logistician?: string | undefined;
  /** Companies that are asked, in the order of the plan. */
  carriers: string[];
  /** The price that we named ourselves, if we did; where bids descend, the one to begin with. */
  price?: Price | undefined;
  /** Until when they may answer; ISO. */
  until: string;
  loads?: Loads;
  /** Words in the inbox. */
  note?: string | undefined;
  /** The newest answer of each, in the order in which those came. */
  bids: Record<string, Bid>;
  /** When the carriers were asked, and when each of them answered first; ISO. Older askings know neither. */
  askedAt?: string | undefined;
  answeredAt?: Record<string, string>;
  /** What we offered to one carrier in answer to its price. */
  counters: Record<string, Price>;
  /** Whose bid came last. */
  newest?: string;
  /** The time for answers is over. */
  isDue: boolean;
  /** Askings from before there were modes end with their one award. */
  award?: { carrier: string; trip: string; price: Price };
  files: string[];
  /** From here on: known since there are modes. */
  mode?: Mode | undefined;
  /** Where bids descend: by how much at least, in hundredths without VAT. */
  step?: number | undefined;
  /** How many trucks are wanted. */
  trucks?: number | undefined;
  /** The trucks that are searched for, where a carrier may take one by itself. */
  trips?: string[] | undefined;
  /** Minutes for which a winner is held. */
  holdMinutes?: number | undefined;
  waves?: Wave[] | undefined;
  /** The wave that is asked now, from 0. */
  wave?: number;
  /** When that wave was asked, and until when it has the word for itself; ISO. */
  since?: string;
  /** When each wave was asked; ISO. */
  waveTimes?: string[];
  waveUntil?: string;
  /** When our terms were changed last, and whose bids are from before that and not renewed since. */
  amendedAt?: string;
  toRenew?: string[];
  /** When those who are silent were reminded last. */
  remindedAt?: string;
  /** Companies that looked at the details. */
  opened?: string[];
  awards?: Award[];
  /** Companies that were put on the deny list, or are not asked any more, since they were chosen for it. */
  barred?: string[];
  /** Groups of carriers (their cases) in whose chats it is posted, and who came from there. */
  chats?: string[] | undefined;
  joined?: Joined[];
  exchange?: ExchangeSide;
  /** What the client pays for a truck, as far as it is known. For colleagues alone. */
  sale?: Price | undefined;
}

export const blank: Offer = {
  id: '',
  order: '',
  number: '',
  client: '',
  carriers: [],
  until: '',
  bids: {},
  counters: {},
  isDue: false,
  files: [],
};
