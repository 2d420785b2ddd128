import type { Case } from '../../cases/case.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import type { About, Answers, Form } from '../../forms/form.ts';
import type { Offer } from '../offer/context.ts';
import { sideOf } from '../offer/exchange.ts';
import { PRICE_TERMS, readyPrice, wholePrice } from '../transport-order/price-terms.ts';

const offerOf = ({ current }: About): Offer | undefined => (current as Case<Offer> | null)?.context;

/** What is shown there is what the carriers of the book were asked. */
function takeOffer([offer]: Case[]): Answers | Refusal {
  if (offer === undefined) return refuse('no-such-case');
  if (offer.stages['open.collecting'] === undefined) return refuse('offer-over');
  if (Object.keys(sideOf(offer.context as Offer).loads).length > 0) return refuse('posted-already');
  const { order, number, logistician, loads } = offer.context as Offer;
  return {
    offer: offer.id,
    order,
    number,
    loads,
    ...(logistician === undefined ? {} : { logistician }),
  };
}

export const forms: Form[] = [
  {
    name: 'new',
    fact: 'loadOffered',
    opens: (_, newId) => `l${newId}`,
    fromCases: { take: takeOffer },
    toFact: wholePrice,
    fields: [
      { key: 'volume', kind: 'volume', usual: (about) => offerOf(about)?.loads?.volume },
      {
        key: 'price',
        kind: 'rate',
        optional: true,
        ready: (about) => [offerOf(about)?.price].filter((price) => price !== undefined).map(readyPrice),
        usual: (about) => offerOf(about)?.price ?? null,
      },
      ...PRICE_TERMS,
    ],
  },
];
