import type { Caravan } from '../../../core/caravan.ts';
import { owedFor as owedToCarrier, takeTrips } from '../../../core/processes/carrier-bill/trips.ts';
import { owedFor as owedByClient, takeOrders } from '../../../core/processes/invoice/orders.ts';
import type { TransportOrder } from '../../../core/processes/transport-order/context.ts';
import type { Trip } from '../../../core/processes/trip/context.ts';
import { CLEARANCE, NOTE_POINTS } from '../../../core/processes/trip/lists.ts';
import { type OrderCast, OrderPlay, type OrderTerms } from './order-play.ts';

type Step = (play: OrderPlay) => Promise<unknown>;

/** The standard way of an order with one truck: each step brings it to the stage that it is named after. */
const STEPS = {
  requested: (play) => {
    const { client, logistician, sales } = play.cast;
    return play.onOrder(client, {
      type: 'orderRequested',
      client: client.memberships[0]?.partyId,
      logistician: logistician.id,
      sales: sales.id,
      request: play.terms.request,
    });
  },
  /** The head is asked, both carriers have named their price. */
  studied: async (play) => {
    const { logistician, carrier, otherCarrier } = play.cast;
    await play.onOrder(logistician, {
      type: 'carriersAsked',
      carriers: [carrier, otherCarrier].map(({ memberships }) => memberships[0]?.partyId),
      minutes: 180,
    });
    await play.onOrder(logistician, {
      type: 'headAsked',
      question: 'Клиент просит ставку ниже обычной. Берём?',
    });
    const { carrierPrice } = play.terms;
    const dearer = { ...carrierPrice.amount, minor: carrierPrice.amount.minor + 300_000 };
    await play.does(carrier, 'offer', play.offer, { type: 'bidPriced', price: carrierPrice });
    await play.does(otherCarrier, 'offer', play.offer, {
      type: 'bidPriced',
      price: { ...carrierPrice, amount: dearer },
    });
  },
  promised: async (play) => {
    const { logistician } = play.cast;
    await play.onOrder(logistician, { type: 'promised', price: play.terms.clientPrice });
    await play.onOrder(logistician, { type: 'searchStarted' });
  },
  searching: (play) =>
    play.onOrder(play.cast.logistician, {
      type: 'orderReceived',
      number: `${play.id.slice(1, 4).toUpperCase()}-7`,
      date: play.today,
      files: [play.terms.paper],
      price: play.terms.clientPrice,
    }),
  /** The carrier is chosen and has named its truck, the papers are clear, its order is written out. */
  confirming: async (play) => {
    const { logistician, carrier, driver } = play.cast;
    await play.onTrip(logistician, {
      type: 'carrierChosen',
      carrier: carrier.memberships[0]?.partyId,
      price: play.terms.carrierPrice,
    });
    await play.onTrip(carrier, { type: 'vehicleNamed', driver: driver.id, plate: play.terms.plate });
    const points = CLEARANCE.filter((point) => point !== 'trailer');
    await play.onTrip(logistician, { type: 'papersChecked', points });
  },
  confirmed: (play) => play.onTrip(play.cast.carrier, { type: 'carrierConfirmed' }),
  loading: async (play) => {
    await play.onTrip(play.cast.client, { type: 'vehicleAgreed' });
    await play.milestone('arrivedToLoad', 1);
  },
  moving: async (play) => {
    await play.milestone('loaded', 1);
    await play.milestone('left', 1);
  },
  delayed: async (play) => {
    const at = await play.onTrip(play.cast.driver, {
      type: 'delayReported',
      reason: 'queue',
      until: new Date(Date.parse(play.caravan.ports.clock.now()) + 5 * 3_600_000).toISOString(),
      note: 'Стою на весовом контроле, передо мной машин двадцать.',
    });
    await play.onTrip(null, { type: 'delayPublished', at });
  },
  unloaded: async (play) => {
    await play.milestone('arrivedToUnload', 2);
    await play.milestone('unloaded', 2);
    await play.onTrip(play.cast.logistician, { type: 'unloadingConfirmed' });
  },
  noteSent: (play) =>
    play.onTrip(play.cast.driver, {
      type: 'noteReceived',
      kind: 'cmr',
      number: '0147352',
      files: [play.terms.note],
    }),
  noteChecked: (play) =>
    play.onTrip(play.cast.logistician, { type: 'noteChecked', kind: 'cmr', points: [...NOTE_POINTS.cmr] }),
  billed: async (play) => {
    const trip = await play.case(play.trip);
    await play.does(play.cast.carrier, 'carrier-bill', play.bill, {
      type: 'billSent',
      trips: [trip.id],
      ...takeTrips([trip]),
      number: '318',
      date: play.today,
      sum: owedToCarrier([trip.context as Trip]),
      vat: play.terms.carrierPrice.vat,
      files: [play.terms.paper],
    });
    await play.does(play.cast.logistician, 'carrier-bill', play.bill, { type: 'billAccepted' });
  },
  /** Originals are there, the note lies with accounting: the client's set can be formed. */
  filed: async (play) => {
    const { logistician, sales, accountant } = play.cast;
    await play.onTrip(logistician, { type: 'originalsReceived', on: play.today });
    await play.onTrip(sales, { type: 'noteTaken' });
    await play.onTrip(accountant, { type: 'noteFiled' });
  },
  carrierPaid: async (play) => {
    const trip = await play.case(play.trip);
    await play.does(play.cast.accountant, 'carrier-bill', play.bill, {
      type: 'paymentMade',
      amount: owedToCarrier([trip.context as Trip]),
      date: play.today,
    });
  },
  /** The set is prepared, sent and handed over: the money is awaited. */
  invoiced: async (play) => {
    const { accountant, logistician } = play.cast;
    const order = await play.case(play.id);
    await play.does(accountant, 'invoice', play.invoice, {
      type: 'setFormed',
      orders: [order.id],
      ...takeOrders([order]),
      number: `${(order.context as TransportOrder).number}/С`,
      date: play.today,
      sum: owedByClient([order.context as TransportOrder]),
      vat: play.terms.clientPrice.vat,
      vatInvoice: `${(order.context as TransportOrder).number}`,
      act: `${(order.context as TransportOrder).number}/А`,
      files: [play.terms.paper],
    });
    const onInvoice = (fact: Parameters<OrderPlay['onOrder']>[1]) =>
      play.does(logistician, 'invoice', play.invoice, fact);
    const points = ['invoice', 'vatInvoice', 'act', 'register', 'notes'];
    await onInvoice({ type: 'setPrepared', points });
    await onInvoice({ type: 'setSent', how: 'courier', tracking: '10-2245-0031', on: play.today });
    const name = await play.words(logistician, play.invoice, 'Лаптева Ирина');
    const position = 'начальник отдела снабжения';
    await onInvoice({ type: 'setDelivered', position, name, on: play.today });
  },
  paid: async (play) => {
    const order = await play.case(play.id);
    await play.does(play.cast.accountant, 'invoice', play.invoice, {
      type: 'paymentReceived',
      amount: owedByClient([order.context as TransportOrder]),
      on: play.today,
    });
  },
  actSigned: (play) =>
    play.does(play.cast.logistician, 'act', play.act, {
      type: 'actSigned',
      files: [play.terms.paper],
      on: play.today,
    }),
} satisfies Record<string, Step>;

export type OrderStep = keyof typeof STEPS;
export const ORDER_STEPS = Object.keys(STEPS) as OrderStep[];

export interface OrderPlan {
  terms: OrderTerms;
  /** The last step. */
  upTo: OrderStep;
  /** Steps that are left out: beside the way, or not needed for what follows. */
  without?: OrderStep[];
  /** Called before each step: a play that tells of the past sets its clock. */
  before?(step: OrderStep): void;
}

/** Plays an order along the standard way, by the commands of the right people, up to a step. */
export async function playOrder(caravan: Caravan, cast: OrderCast, plan: OrderPlan): Promise<OrderPlay> {
  const play = new OrderPlay(caravan, cast, plan.terms);
  await goOn(play, plan, 'requested');
  return play;
}

/** Goes on with an order from a step. */
export async function goOn(play: OrderPlay, plan: OrderPlan, from: OrderStep): Promise<void> {
  const last = ORDER_STEPS.indexOf(plan.upTo);
  for (const step of ORDER_STEPS.slice(ORDER_STEPS.indexOf(from), last + 1)) {
    if (plan.without?.includes(step)) continue;
    plan.before?.(step);
    await STEPS[step](play);
  }
}
