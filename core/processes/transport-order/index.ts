import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief, card } from './card.ts';
import { blank, evolve, type TransportOrder } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';

/** A transport order: BP-002 from step 6 on (S0-26). */
export const transportOrder: Process<TransportOrder> = {
  name: 'transport-order',
  version: 1,
  chart: machine,
  blank,
  opens: 'orderRequested',
  facts,
  evolve,
  // Until the client has a logistician, the same person is its seller.
  holders: ({ logistician }) => (logistician === undefined ? {} : { logistician, sales: logistician }),
  index: (context) => ({
    ...(context.client === '' ? {} : { partyId: context.client }),
    people: context.logistician === undefined ? [] : [context.logistician],
  }),
  forms,
  title: (current) => {
    const { number, request } = current.context;
    return t('transport-order.title', {
      number: number ?? '—',
      from: request?.loadings[0]?.city.name ?? '',
      to: request?.unloadings.at(-1)?.city.name ?? '',
    });
  },
  card,
  brief,
};
