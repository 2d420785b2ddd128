import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief } from './brief.ts';
import { card, related, taskFiles } from './card.ts';
import { blank, evolve, type TransportOrder } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';
import { chronicle, recount } from './recount.ts';

/** A transport order: BP-002 from step 6 to the end (S0-26 to S0-66). */
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
    keys: keysOf(context),
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
  taskFiles,
  related,
  recount,
  chronicle,
};

/** What the order is found by: its number, its cities, the plates of its trucks. */
function keysOf({ number, request, trips = {} }: TransportOrder): string[] {
  const stops = [...(request?.loadings ?? []), ...(request?.unloadings ?? [])];
  const plates = Object.values(trips).flatMap(({ plate, trailer }) => [plate, trailer]);
  const keys = [number, ...stops.map(({ city }) => city.name), ...plates];
  return [...new Set(keys)].filter((key) => key !== undefined);
}
