import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { awardsOf } from './awards.ts';
import { askedCarriers } from './bids.ts';
import { brief } from './brief.ts';
import { card } from './card.ts';
import { blank, type Offer } from './context.ts';
import { evolve } from './evolve.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';
import { waits } from './waits.ts';

/** One asking of several carriers for an order, until the winners have confirmed (S0-31, S0-37 to S0-39). */
export const offer: Process<Offer> = {
  name: 'offer',
  version: 2,
  chart: machine,
  blank,
  opens: 'offerOpened',
  facts,
  evolve,
  // The award looks for the client's trips. No fact is the client's to bring, and it sees nothing of the asking.
  partners: (context) => ({ carrier: askedCarriers(context), client: [context.client] }),
  holders: ({ logistician }) => (logistician === undefined ? {} : { logistician }),
  index: (context) => ({
    partyIds: askedCarriers(context),
    people: context.logistician === undefined ? [] : [context.logistician],
    // Also those of later waves: a carrier that is barred meanwhile is never asked.
    keys: [context.number, ...context.carriers],
  }),
  forms,
  title: ({ context: { number, loads } }) =>
    t('offer.title', {
      number,
      from: loads?.loadings[0]?.city.name ?? '',
      to: loads?.unloadings.at(-1)?.city.name ?? '',
    }),
  onLook: 'detailsOpened',
  card,
  brief,
  related: ({ context }) => {
    const trips = context.award === undefined ? awardsOf(context) : [context.award];
    return [
      { case: context.order, text: t('offer.related.order') },
      ...trips.map(({ trip }) => ({ case: trip, text: t('offer.related.trip') })),
    ];
  },
  waits,
};
