import { awardsOf } from './awards.ts';
import { areSealed, isLive } from './bids.ts';
import type { Move } from './chart.ts';
import type { Offer } from './context.ts';

/** It has a truck of this asking: that was given to it before, and is a matter of the trip. */
function holdsTruck(offer: Offer, carrier: string): boolean {
  return awardsOf(offer).some((award) => award.carrier === carrier && award.lost === undefined);
}

/**
 * A carrier that is to get no more work takes no part: it is not asked later, and what it bid counts no more. It stays so
 * for this asking, whatever is thought of it afterwards.
 */
export function barred(offer: Offer, carrier: string): Offer {
  if (holdsTruck(offer, carrier)) return offer;
  const { waves, wave = 0, barred: known = [] } = offer;
  const without = { ...offer, barred: [...known, carrier] };
  if (waves === undefined) return without;
  const later = waves
    .slice(wave + 1)
    .map((one) => ({ ...one, carriers: one.carriers.filter((other) => other !== carrier) }))
    .filter((one) => one.carriers.length > 0);
  return { ...without, waves: [...waves.slice(0, wave + 1), ...later] };
}

/** Its cards go, the order forgets its bid, and the logistician knows; why, is said among ourselves alone. */
export function parted(offer: Offer, carrier: string): Move[] {
  if (offer.barred?.includes(carrier) !== true) return [];
  const known = isLive(offer.bids[carrier]) && !areSealed(offer);
  const fact = { type: 'bidHeard', offer: offer.id, carrier, kind: 'declined', reason: 'other' };
  return [
    { type: 'dismiss', party: carrier, text: 'offer.outcome.barred' },
    ...(known ? [{ type: 'command' as const, process: 'transport-order', caseId: offer.order, fact }] : []),
    {
      type: 'tell',
      to: { role: 'logistician' },
      text: 'offer.notice.barred',
      params: { carrier: { party: carrier } },
      buttons: [{ text: 'button.card' }],
    },
  ];
}
