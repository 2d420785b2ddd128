import { type Money, splitRate } from '../../money/index.ts';
import type { Role } from '../../people/role.ts';
import type { TransportRequest } from '../transport-order/facts.ts';
import type { Price } from '../transport-order/price.ts';
import type { Note, Vehicle } from './facts.ts';
import type { MilestoneKind } from './route.ts';

export interface Milestone {
  kind: MilestoneKind;
  stop: number;
  at: string;
  by: Role;
  /** The client has been told. */
  published: boolean;
}

export interface Delay {
  reason: string;
  until?: string | undefined;
  note?: string | undefined;
  at: string;
  published: boolean;
}

export interface Trouble {
  kind: string;
  note?: string | undefined;
  files: string[];
  at: string;
  how?: string;
  /** Words to those on the road that came with the decision. */
  decision?: string | undefined;
  /** When it was over. */
  over?: string;
}

/** A paper as the archive keeps it (S0-41, S0-42). */
export interface Document {
  number: string;
  date: string;
  sum?: Money;
  files: string[];
}

export interface Proposal extends Vehicle {
  reason: string;
  points: string[];
}

/** One truck of an order, from the search for a vehicle to the paid carrier (G-30). */
export interface Trip {
  order: string;
  /** Of the order and of the truck in it: `12/1`. */
  number: string;
  client: string;
  logistician?: string;
  request?: TransportRequest;
  /** Searched for on the client's word, without its written order (G-13). */
  promised: boolean;
  carrier?: string;
  /** The asking that awarded it to the carrier: it hears how that goes on. */
  offer?: string;
  /** Who was to carry it before and was released. */
  formerCarrier?: string;
  price?: Price;
  vehicle?: Vehicle;
  /** Points of the clearance that are ticked, and the words of the head who let it go without the rest. */
  points: string[];
  override?: string;
  refusals: { carrier: string; reason: string; note?: string | undefined; at: string }[];
  documents: { carrierOrder?: Document; confirmation?: Document };
  /** The moment from which the newest paper counts. */
  issuedAt?: string;
  agreed: boolean;
  /** The client itself, or who marked it after a call. */
  agreedBy?: Role;
  rejection?: string;
  proposed?: Proposal;
  formerDriver?: string;
  milestones: Milestone[];
  delays: Delay[];
  troubles: Trouble[];
  /** Damage that the carrier answers for (G-17). */
  claims: { note?: string | undefined; files: string[]; at: string }[];
  unloadedAt?: string;
  note?: Note & { files: string[]; points: string[]; reason?: string; accepted: boolean };
  originals?: string;
  taken?: string;
  filed?: string;
  /** From this moment the days of the carrier's payment run (S0-52, G-15). */
  basis?: string;
  bill?: { bill: string; number?: string; paid: boolean };
  charges: { charge: string; kind: string; carrierSum?: Money | undefined }[];
  cancelled?: { by: 'client' | 'us'; reason?: string | undefined; carrierDue?: Money | undefined };
  files: string[];
}

export const blank: Trip = {
  order: '',
  number: '',
  client: '',
  promised: false,
  points: [],
  refusals: [],
  documents: {},
  agreed: false,
  milestones: [],
  delays: [],
  troubles: [],
  claims: [],
  charges: [],
  files: [],
};

/** The trip's own id: that of its order and the number of the truck. */
export function tripIdOf({ order, number }: Pick<Trip, 'order' | 'number'>): string {
  return `t${order.slice(1)}-${number.split('/').at(-1)}`;
}

/** What the carrier is owed: its price with the charges agreed; for a cancelled trip what was agreed for that. */
export function carrierDue({ price, charges, cancelled }: Trip): Money | undefined {
  if (cancelled !== undefined) return cancelled.carrierDue;
  if (price === undefined) return undefined;
  const { gross } = splitRate(price);
  const { currency } = gross;
  const extra = charges.flatMap(({ carrierSum }) =>
    carrierSum !== undefined && carrierSum.currency === currency ? [carrierSum.minor] : [],
  );
  return { currency, minor: extra.reduce((sum, minor) => sum + minor, gross.minor) };
}

export function openTrouble({ troubles }: Trip): Trouble | undefined {
  return troubles.findLast(({ over }) => over === undefined);
}
