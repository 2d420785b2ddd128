import { localDateOf } from '../../calendar/index.ts';
import type { Entry, Fact } from '../../cases/entry.ts';
import type { Money } from '../../money/index.ts';
import type { CHANNELS, RESULTS, VERDICTS } from './channels.ts';
import type { TransportOrderFact, TransportRequest } from './facts.ts';
import { type Asking, asked, bidden, waitedFor } from './offers.ts';
import type { Price } from './price.ts';
import { clientPrice } from './sums.ts';
import { calledOff, heardOf, type Trips, withDropped, withMore } from './trips.ts';

/** What one of the channels brought (S0-28, S0-30). */
export interface Try {
  channel: (typeof CHANNELS)[number];
  result: (typeof RESULTS)[number];
  price?: Money | undefined;
  note?: string | undefined;
  at: string;
  by: string | null;
}

/** A verbal promise (S0-32, G-13): who gave it, when, at which price, and until when the paper is due. */
export interface Promise {
  price: Price;
  until?: string | undefined;
  at: string;
  by: string | null;
}

/** The client's written order (S0-36): the paper, or the request that the client confirmed in the chat. */
export interface OrderDocument {
  number?: string | undefined;
  /** The day it is dated. */
  date: string;
  files: string[];
  price: Price;
  confirmed?: true;
}

/** One transport order from the client's request to the closed case (S0-26 to S0-66). */
export interface TransportOrder {
  /** Known from when the order opens cases of its own. */
  id?: string;
  client: string;
  number?: string;
  logistician?: string;
  /** Who sells to the client. */
  sales?: string;
  /** The deal that it was written for: it hears when all is unloaded (S2-53). */
  deal?: string;
  requestedBy: string | null;
  /** Whether the client asked by itself or a colleague wrote it down. */
  source: 'client' | 'staff';
  request?: TransportRequest;
  tries?: Try[];
  head?: { question: string; verdict?: (typeof VERDICTS)[number]; note?: string | undefined };
  offers?: Asking[];
  promise?: Promise;
  order?: OrderDocument;
  trips?: Trips;
  charges?: { charge: string; kind: string; clientSum?: Money; carrierSum?: Money }[];
  cancellation?: { by: 'client' | 'us'; clientDue?: Money; carrierDue?: Money };
  invoice?: { id: string; number: string; delivered: boolean; paid: boolean };
  act?: string;
  reason?: string;
  files: string[];
}

export const blank: TransportOrder = { client: '', requestedBy: null, source: 'staff', files: [] };

type Known = Pick<Entry, 'caseId' | 'at' | 'actor'>;

/** Folds a fact into what is known of the order. */
export function evolve(order: TransportOrder, fact: Fact, entry: Known): TransportOrder {
  const f = fact as TransportOrderFact;
  const by = { at: entry.at, by: entry.actor.person };
  switch (f.type) {
    case 'orderRequested':
      return {
        ...order,
        client: f.client,
        ...(f.logistician === undefined ? {} : { logistician: f.logistician }),
        ...(f.sales === undefined ? {} : { sales: f.sales }),
        ...(f.deal === undefined ? {} : { deal: f.deal }),
        requestedBy: entry.actor.person,
        source: entry.actor.role === 'client' ? 'client' : 'staff',
        request: f.request,
        files: f.request.files ?? [],
      };
    case 'numberGiven':
      return { ...order, number: f.number, ...(order.deal === undefined ? {} : { id: entry.caseId }) };
    case 'logisticianChanged':
      return { ...order, logistician: f.logistician };
    case 'channelTried': {
      const { type, ...brought } = f;
      return { ...order, tries: [...(order.tries ?? []), { ...brought, ...by }] };
    }
    case 'headAsked':
      return { ...order, head: { question: f.question } };
    case 'headAnswered':
      return {
        ...order,
        head: { question: order.head?.question ?? '', verdict: f.verdict, note: f.note },
      };
    case 'carriersAsked':
      return { ...order, id: entry.caseId, offers: asked(order.offers ?? [], f, entry) };
    case 'bidHeard':
      return { ...order, offers: bidden(order.offers ?? [], f, entry.at) };
    case 'answerTimeChanged':
      return { ...order, offers: waitedFor(order.offers ?? [], f) };
    case 'promised': {
      const given = { ...order, promise: { price: f.price, until: f.until, ...by } };
      return f.search === true ? withTrucks(given, entry, 1) : given;
    }
    case 'searchStarted':
      return withTrucks(order, entry, 1);
    case 'tripAdded':
      return withTrucks(order, entry, Object.keys(order.trips ?? {}).length + 1);
    case 'orderReceived': {
      const { type, trucks, ...paper } = f;
      return received(order, paper, entry, trucks);
    }
    case 'orderConfirmed':
      return confirmed(order, f.files ?? [], entry);
    case 'orderCancelled': {
      const { clientDue, carrierDue } = f;
      const cancellation = {
        by: f.by,
        ...(clientDue === undefined ? {} : { clientDue }),
        ...(carrierDue === undefined ? {} : { carrierDue }),
      };
      return { ...order, reason: f.reason, cancellation, trips: calledOff(order.trips ?? {}) };
    }
    case 'tripDropped': {
      const { reason, carrierDue } = f;
      const dropped = { reason, ...(carrierDue === undefined ? {} : { carrierDue }) };
      return { ...order, trips: withDropped(order.trips ?? {}, f.trip, dropped) };
    }
    case 'promiseDropped':
      return { ...order, reason: f.reason, trips: calledOff(order.trips ?? {}) };
    case 'requestDeclined':
    case 'requestWithdrawn':
      return { ...order, reason: f.reason };
    case 'chargeSettled': {
      const { type, clientSum, carrierSum, ...charge } = f;
      const sums = {
        ...(clientSum === undefined ? {} : { clientSum }),
        ...(carrierSum === undefined ? {} : { carrierSum }),
      };
      return { ...order, charges: [...(order.charges ?? []), { ...charge, ...sums }] };
    }
    case 'invoiced':
      return { ...order, invoice: { id: f.invoice, number: f.number, delivered: false, paid: false } };
    case 'setDelivered':
      return order.invoice === undefined
        ? order
        : { ...order, invoice: { ...order.invoice, delivered: true } };
    case 'invoicePaid':
      return order.invoice === undefined ? order : { ...order, invoice: { ...order.invoice, paid: true } };
    case 'invoiceCancelled': {
      if (order.invoice?.id !== f.invoice || order.invoice.paid) return order;
      const { invoice, act, ...rest } = order;
      return rest;
    }
    case 'actSigned':
      return { ...order, act: f.act };
    case 'messageReceived':
    case 'filesAdded':
      return { ...order, files: [...order.files, ...f.files] };
    case 'tripBooked':
    case 'tripUnbooked':
    case 'vehicleAgreed':
    case 'milestoneHeard':
    case 'delayHeard':
    case 'troubleHeard':
    case 'tripUnloaded':
    case 'noteFiled':
    case 'tripClosed':
    case 'tripEnded':
      return { ...order, trips: heardOf(order.trips ?? {}, f) };
    default:
      return order;
  }
}

/** So many trips in all; those that are there stay. */
function withTrucks(order: TransportOrder, { caseId }: Known, count: number): TransportOrder {
  const trips = order.trips ?? {};
  const missing = count - Object.keys(trips).length;
  return { ...order, id: caseId, trips: withMore(trips, caseId, missing, order.order === undefined) };
}

function received(order: TransportOrder, paper: OrderDocument, entry: Known, trucks: number): TransportOrder {
  return withTrucks({ ...order, order: paper, files: [...order.files, ...paper.files] }, entry, trucks);
}

/** The day of the client's own word is that of the place where its cargo waits. */
function confirmed(order: TransportOrder, files: string[], entry: Known): TransportOrder {
  const price = clientPrice(order);
  const zone = order.request?.loadings[0]?.city.zone;
  if (price === undefined || zone === undefined) return order;
  const paper = { date: localDateOf(entry.at, zone), files, price, confirmed: true } as const;
  return received(order, paper, entry, 1);
}
