import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief, card } from './card.ts';
import { blank, evolve, type Offer } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';

/** One asking of several carriers for an order, up to the award (S0-31, S0-37 to S0-39). */
export const offer: Process<Offer> = {
  name: 'offer',
  version: 1,
  chart: machine,
  blank,
  opens: 'offerOpened',
  facts,
  evolve,
  // The award looks for the client's trips. No fact is the client's to bring, and it sees nothing of the asking.
  partners: ({ carriers, client }) => ({ carrier: carriers, client: [client] }),
  holders: ({ logistician }) => (logistician === undefined ? {} : { logistician }),
  index: ({ carriers, logistician, number }) => ({
    partyIds: carriers,
    people: logistician === undefined ? [] : [logistician],
    keys: [number],
  }),
  forms,
  title: ({ context: { number, loads } }) =>
    t('offer.title', {
      number,
      from: loads?.loadings[0]?.city.name ?? '',
      to: loads?.unloadings.at(-1)?.city.name ?? '',
    }),
  card,
  brief,
  related: ({ context: { order, award } }) => [
    { case: order, text: t('offer.related.order') },
    ...(award === undefined ? [] : [{ case: award.trip, text: t('offer.related.trip') }]),
  ],
  waits: ({ context: { until, isDue }, closed }) =>
    closed || isDue ? [] : [{ name: 'answers', at: until, fact: { type: 'answersDue' } }],
};
