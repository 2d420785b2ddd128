import type { EffectButton, Recipient } from '../../cases/effect.ts';
import type { TextParam } from '../../texts/text.ts';
import { priceText } from '../transport-order/card.ts';
import type { Price } from '../transport-order/price.ts';
import { countsText, loadTexts } from './card.ts';
import { liveBids, type Offer } from './context.ts';

/** What a `tell` effect says, to whom and with which buttons. */
export interface Notice {
  to: Recipient;
  text: string;
  params?: Record<string, TextParam>;
  stage?: string;
  until?: string;
  buttons?: EffectButton[];
}

/** The request itself, one message a company, with the buttons to answer it. */
export function asking(offer: Offer): Notice[] {
  return offer.carriers.map((carrier) => ({
    to: { party: carrier },
    text: 'offer.notice.asked',
    params: { request: { lines: loadTexts(offer) }, until: { at: offer.until } },
    stage: 'open',
  }));
}

/** The carrier has its own bid in writing, also one that was told by phone, and may take it back. */
export function receipt({ newest = '', bids }: Offer): Notice[] {
  const bid = bids[newest];
  if (bid === undefined || !('price' in bid)) return [];
  return [
    {
      to: { party: newest },
      text: 'offer.notice.bidKept',
      params: { price: { text: priceText(bid.price) } },
      buttons: [
        { text: 'offer.button.bidPriced', form: 'bid' },
        { text: 'offer.button.bidWithdrawn', form: 'withdraw' },
      ],
      until: 'open',
    },
  ];
}

/** Our price in answer to the carrier's own. */
export function counterOffer({ carrier, price }: { carrier: string; price: Price }): Notice {
  return {
    to: { party: carrier },
    text: 'offer.notice.countered',
    params: { price: { text: priceText(price) } },
    buttons: [
      { text: 'offer.button.bidAccepted', form: 'accept', arg: String(price.amount.minor) },
      { text: 'offer.button.bidPriced', form: 'bid' },
    ],
    until: 'open',
  };
}

/** At the end of the time the logistician hears how many answered. */
export function timeIsUp(offer: Offer): Notice {
  return {
    to: { role: 'logistician' },
    text: liveBids(offer).length > 0 ? 'offer.notice.due' : 'offer.notice.dueWithoutBids',
    params: { counts: { text: countsText(offer) } },
    stage: 'open.collecting',
  };
}

/** The winner is to name the vehicle; the others are thanked. */
export function outcome({ carriers, award }: Offer): Notice[] {
  if (award === undefined) return [];
  return carriers.map((carrier) =>
    carrier === award.carrier
      ? {
          to: { party: carrier },
          text: 'offer.notice.chosen',
          params: { price: { text: priceText(award.price) } },
        }
      : { to: { party: carrier }, text: 'offer.notice.taken' },
  );
}

export function calledOff({ carriers }: Offer): Notice[] {
  return carriers.map((carrier) => ({ to: { party: carrier }, text: 'offer.notice.closed' }));
}
