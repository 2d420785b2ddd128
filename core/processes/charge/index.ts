import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief, card, kindText } from './card.ts';
import { blank, type Charge, evolve, hasPart } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';

/** The companies that know of the charge. */
function partners(charge: Charge): { client: string[]; carrier: string[] } {
  return {
    client: hasPart(charge, 'client') ? [charge.client] : [],
    carrier: hasPart(charge, 'carrier') ? [charge.carrier] : [],
  };
}

/** Downtime or an extra charge of a trip, agreed with its carrier and its client (G-17). */
export const charge: Process<Charge> = {
  name: 'charge',
  version: 1,
  chart: machine,
  blank,
  opens: 'chargeOpened',
  facts,
  evolve,
  partners,
  holders: ({ logistician }) => (logistician === undefined ? {} : { logistician }),
  index: (context) => {
    const { client, carrier } = partners(context);
    return {
      partyIds: [...client, ...carrier],
      people: context.logistician === undefined ? [] : [context.logistician],
      keys: [context.number],
    };
  },
  forms,
  title: ({ context }) => t('charge.title', { kind: { text: kindText(context) }, number: context.number }),
  card,
  brief,
  taskFiles: ({ context }, stage) => (stage === 'proposed' ? context.files : []),
  related: ({ context: { trip, order } }) => [
    { case: trip, text: t('charge.related.trip') },
    { case: order, text: t('charge.related.order') },
  ],
};
