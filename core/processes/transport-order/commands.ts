import { localDateOf, plusMs } from '../../calendar/index.ts';
import type { TransportOrder } from './context.ts';
import type { TransportOrderFact, TransportRequest } from './facts.ts';
import type { Asking } from './offers.ts';
import { chart } from './setup.ts';
import { clientPrice } from './sums.ts';
import { isBooked, live, loadedMilestones, type TripSummary } from './trips.ts';

type Charged = Extract<TransportOrderFact, { type: 'chargeSettled' }>;

function tripOpened(order: TransportOrder, [caseId, trip]: [string, TripSummary]) {
  const { id = '', number = '', client, logistician, request } = order;
  const holder = logistician === undefined ? {} : { logistician };
  return {
    process: 'trip',
    caseId,
    fact: {
      type: 'tripOpened',
      order: id,
      number: `${number}/${trip.n}`,
      client,
      ...holder,
      request,
      promised: trip.promised,
    },
  };
}

/** The search begins before the paper is there (G-13). */
export const openTrips = chart.enqueueActions(({ context, enqueue }) => {
  for (const trip of Object.entries(context.trips ?? {}))
    enqueue({ type: 'command', params: tripOpened(context, trip) });
});

/** The written order is there: trips that wait for it hear so, the others are opened (S0-35). */
export const openOrderedTrips = chart.enqueueActions(({ context, enqueue }) => {
  for (const trip of Object.entries(context.trips ?? {})) {
    const params = trip[1].promised
      ? { process: 'trip', caseId: trip[0], fact: { type: 'paperArrived' } }
      : tripOpened(context, trip);
    enqueue({ type: 'command', params });
  }
});

export const openLastTrip = chart.enqueueActions(({ context, enqueue }) => {
  const trip = Object.entries(context.trips ?? {}).at(-1);
  if (trip !== undefined) enqueue({ type: 'command', params: tripOpened(context, trip) });
});

/** The deal that the order was written for hears of it (S2-51). */
export const tellDealOfOrder = chart.enqueueActions(({ context, enqueue }) => {
  const { deal, id = '', number = '' } = context;
  if (deal === undefined) return;
  const fact = { type: 'orderSpawned', order: id, number };
  enqueue({ type: 'command', params: { process: 'deal', caseId: deal, fact } });
});

/** Its first truck is loaded, or farther: the goods are on their way until the last window ends (S2-51, S2-52). */
export const tellDealUnderWay = chart.enqueueActions(({ context: { deal, request, trips }, enqueue }) => {
  if (deal === undefined || loadedMilestones(trips ?? {}) !== 1) return;
  const last = request?.unloadings.at(-1);
  const eta = last === undefined ? {} : { eta: localDateOf(last.window.to, last.city.zone) };
  const fact = { type: 'goodsDispatched', ...eta };
  enqueue({ type: 'command', params: { process: 'deal', caseId: deal, fact } });
});

/** All its goods are at the warehouse (S2-53). */
export const tellDealUnloaded = chart.enqueueActions(({ context: { deal }, enqueue }) => {
  if (deal === undefined) return;
  enqueue({ type: 'command', params: { process: 'deal', caseId: deal, fact: { type: 'cargoUnloaded' } } });
});

/** Trips go with their order to the new logistician. */
export const handTripsOver = chart.enqueueActions(({ context, enqueue }) => {
  const fact = { type: 'logisticianChanged', logistician: context.logistician ?? '' };
  for (const [caseId, trip] of live(context.trips ?? {}))
    if (!trip.closed) enqueue({ type: 'command', params: { process: 'trip', caseId, fact } });
});

/** Every truck that was called off hears it, with what it is paid where it was booked (G-17). */
export const cancelTrips = chart.enqueueActions(({ context, enqueue }) => {
  const { cancellation, reason, trips = {} } = context;
  const due = cancellation?.carrierDue;
  for (const [caseId, trip] of Object.entries(trips)) {
    if (!trip.cancelled || trip.ended || trip.dropped !== undefined) continue;
    const fact = {
      type: 'tripCancelled',
      by: cancellation?.by ?? 'us',
      ...(reason === undefined ? {} : { reason }),
      ...(due === undefined || !isBooked(trip) ? {} : { carrierDue: due }),
    };
    enqueue({ type: 'command', params: { process: 'trip', caseId, fact } });
  }
});

/** One truck hears that it is called off, and what its carrier is paid for that. */
export const dropTrip = chart.enqueueActions(({ event, enqueue }) => {
  if (event.type !== 'tripDropped') return;
  const { trip, reason, carrierDue } = event;
  const due = carrierDue === undefined ? {} : { carrierDue };
  const fact = { type: 'tripCancelled', by: 'us', reason, ...due };
  enqueue({ type: 'command', params: { process: 'trip', caseId: trip, fact } });
});

/** Every truck is booked: whoever was asked and not chosen need not wait. */
export const closeIdleOffers = chart.enqueueActions(({ context, enqueue }) => {
  if (live(context.trips ?? {}).every(([, trip]) => isBooked(trip))) enqueue(closeOffers);
});

/** Nobody is asked any longer for what will not be carried. */
export const closeOffers = chart.enqueueActions(({ context, enqueue }) => {
  for (const { id } of context.offers ?? [])
    enqueue({ type: 'command', params: { process: 'offer', caseId: id, fact: { type: 'offerClosed' } } });
});

/** What the client pays is known, or has changed: askings can tell what each bid leaves. */
export const tellSale = chart.enqueueActions(({ context, enqueue }) => {
  const price = clientPrice(context);
  for (const { id } of price === undefined ? [] : (context.offers ?? []))
    enqueue({
      type: 'command',
      params: { process: 'offer', caseId: id, fact: { type: 'saleKnown', price } },
    });
});

/** The newest asking becomes a case of its own (S0-31). */
export const openOffer = chart.enqueueActions(({ context, event, enqueue }) => {
  const offer = context.offers?.at(-1);
  if (offer === undefined || context.request === undefined) return;
  const { minutes = 0 } = event as { minutes?: number };
  const askedAt = plusMs(offer.until, -minutes * 60_000);
  const fact = { ...offerOpened(context, offer, context.request), askedAt };
  enqueue({ type: 'command', params: { process: 'offer', caseId: offer.id, fact } });
});

function offerOpened(order: TransportOrder, offer: Asking, request: TransportRequest) {
  const { id = '', number = '', client, logistician } = order;
  const { id: _, bids, ...asking } = offer;
  const sale = clientPrice(order);
  return {
    type: 'offerOpened',
    ...asking,
    order: id,
    number,
    client,
    ...(logistician === undefined ? {} : { logistician }),
    loads: masked(request),
    ...(sale === undefined ? {} : { sale }),
  };
}

/** What a carrier may know before it is chosen: no client, no addresses, nobody to call. */
export function masked(request: TransportRequest) {
  const place = ({ city, window }: TransportRequest['loadings'][number]) => ({ city, window });
  const { cargo, weight, volume, body, temperature, adr } = request;
  return {
    loadings: request.loadings.map(place),
    unloadings: request.unloadings.map(place),
    cargo,
    weight,
    ...(volume === undefined ? {} : { volume }),
    body,
    ...(temperature === undefined ? {} : { temperature }),
    ...(adr === undefined ? {} : { adr }),
  };
}

/**
 * A charge waits for the invoice that is yet to come, joins the one that is there, or is invoiced apart where that is
 * paid or none will come (G-17).
 */
export const chargeToInvoice = chart.enqueueActions(({ context, event, enqueue }) => {
  const { charge, clientSum } = event as Charged;
  if (clientSum === undefined) return;
  const { invoice, cancellation, trips = {} } = context;
  const late = invoice?.paid ?? (live(trips).length === 0 && cancellation?.clientDue === undefined);
  if (late || invoice === undefined) {
    const fact = { type: 'counted', side: 'client', late };
    enqueue({ type: 'command', params: { process: 'charge', caseId: charge, fact } });
  } else {
    const fact = { type: 'chargeAdded', charge, sum: clientSum };
    enqueue({ type: 'command', params: { process: 'invoice', caseId: invoice.id, fact } });
  }
});
