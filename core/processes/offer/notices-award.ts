import { priceText } from '../transport-order/card.ts';
import { awardsOf, openAwards, reserve } from './awards.ts';
import { inPlay, isLive } from './bids.ts';
import type { Move } from './chart.ts';
import type { Offer } from './context.ts';
import type { OfferFact } from './facts.ts';
import { toEach, WITHDRAW } from './notices.ts';

type Told = Extract<Move, { type: 'tell' }>;
type Of<Type extends OfferFact['type']> = Extract<OfferFact, { type: Type }>;

/** The winner hears that it is chosen, and for how long it is held. */
export function chosen({ awards = [] }: Offer): Told[] {
  const won = awards.at(-1);
  if (won === undefined) return [];
  return toEach([won.carrier], (whom) => ({
    to: whom,
    text: 'offer.notice.chosen',
    params: { price: { text: priceText(won.price) }, until: { at: won.until ?? won.at } },
  }));
}

/** The others are thanked: whose bid stands is the reserve, whoever was silent may still become it. */
export function taken(offer: Offer): Told[] {
  const winners = awardsOf(offer).map(({ carrier }) => carrier);
  const rest = inPlay(offer).filter((carrier) => !winners.includes(carrier));
  const waiting = rest.filter((carrier) => isLive(offer.bids[carrier]));
  return [
    ...toEach(waiting, (whom) => ({
      to: whom,
      text: 'offer.notice.reserve',
      buttons: [WITHDRAW],
      until: 'held',
    })),
    ...toEach(
      rest.filter((carrier) => !waiting.includes(carrier)),
      (whom) => ({
        to: whom,
        text: 'offer.notice.taken',
        buttons: [{ text: 'offer.button.reserve', form: 'bid' }],
        until: 'held',
      }),
    ),
  ];
}

/** Nobody waits for what will not come; `told`: who has heard it already. */
export function reserveOver(offer: Offer, told?: string): Told[] {
  const waiting = reserve(offer).map(({ carrier }) => carrier);
  return toEach(
    waiting.filter((carrier) => carrier !== told),
    (whom) => ({ to: whom, text: 'offer.notice.reserveOver' }),
  );
}

/** Whoever was told that the truck is his, and cannot have it, hears so; so does the logistician. */
export function notTaken({ carrier, passed }: Of<'awardRefused'>): Told[] {
  return [
    ...(passed ? [] : toEach([carrier], (whom) => ({ to: whom, text: 'offer.notice.awardRefused' }))),
    {
      type: 'tell',
      to: { role: 'logistician' },
      text: passed ? 'offer.notice.passRefused' : 'offer.notice.tripRefused',
      params: { carrier: { party: carrier } },
    },
  ];
}

/** While others are still asked, a winner who is silent or gone is told of on its own. */
export function silentWinner(offer: Offer): Move[] {
  return openAwards(offer).length === 0 ? [] : [{ type: 'renew', stage: 'open.collecting' }];
}
