import { areSealed, isLive, liveBids } from './bids.ts';
import type { Move } from './chart.ts';
import type { Offer } from './context.ts';

/** The order hears of the newest bid; of sealed ones when the time is over. One that is taken back leaves nothing to choose. */
export function toOrder(offer: Offer): Move[] {
  const { newest = '' } = offer;
  return areSealed(offer) && isLive(offer.bids[newest]) ? [] : [heard(offer, newest)];
}

/** What was sealed is open now. */
export function unsealed(offer: Offer): Move[] {
  return offer.mode === 'sealed' ? liveBids(offer).map(({ carrier }) => heard(offer, carrier)) : [];
}

function heard({ id, order, bids }: Offer, carrier: string): Move {
  const bid = bids[carrier];
  const common = { type: 'bidHeard', offer: id, carrier };
  const fact =
    bid === undefined || bid.kind === 'withdrawn'
      ? { ...common, kind: 'declined', reason: 'other' }
      : bid.kind === 'declined'
        ? { ...common, kind: bid.kind, reason: bid.reason }
        : { ...common, kind: bid.kind, price: bid.price };
  return { type: 'command', process: 'transport-order', caseId: order, fact };
}

/** The order says until when it waits for answers. */
export function timeToOrder({ id, order, until }: Offer): Move[] {
  const fact = { type: 'answerTimeChanged', offer: id, until };
  return [{ type: 'command', process: 'transport-order', caseId: order, fact }];
}

/** The trip takes the winner, or this asking hears that it cannot. */
export function toTrip(offer: Offer, trip: string): Move[] {
  const award = offer.awards?.find((one) => one.trip === trip);
  if (award === undefined) return [];
  const { carrier, price, before } = award;
  const from = before === undefined ? {} : { from: before.carrier };
  return [
    {
      type: 'command',
      process: 'trip',
      caseId: trip,
      fact: { type: 'carrierAwarded', carrier, price, offer: offer.id, ...from },
      otherwise: { type: 'awardRefused', trip, carrier, passed: before !== undefined },
    },
  ];
}
