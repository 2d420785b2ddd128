import { t } from '../../texts/text.ts';
import type { Process, Related } from '../process.ts';
import { brief, taskFiles } from './brief.ts';
import { card } from './card.ts';
import { blank, type Trip } from './context.ts';
import { evolve } from './evolve.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';
import { paper } from './paper.ts';
import { waits } from './publishing.ts';

/** One truck of an order, from the search for a vehicle to the paid carrier (S0-37 to S0-53, G-30). */
export const trip: Process<Trip> = {
  name: 'trip',
  version: 1,
  chart: machine,
  blank,
  opens: 'tripOpened',
  facts,
  evolve,
  partners: ({ client, carrier }) => {
    const carriers = carrier === undefined ? [] : [carrier];
    return { client: client === '' ? [] : [client], carrier: carriers, driver: carriers };
  },
  holders: ({ logistician, vehicle }) => ({
    ...(logistician === undefined ? {} : { logistician }),
    ...(vehicle === undefined ? {} : { driver: vehicle.driver }),
  }),
  index: (context) => {
    const { client, carrier, logistician, vehicle, number } = context;
    const partyId = carrier ?? client;
    return {
      ...(partyId === '' ? {} : { partyId }),
      partyIds: [client, carrier ?? ''].filter((party) => party !== ''),
      people: [logistician, vehicle?.driver].filter((person) => person !== undefined),
      keys: [number, vehicle?.plate, vehicle?.trailer, ...cities(context)].filter((key) => key !== undefined),
    };
  },
  forms,
  title: ({ context }) =>
    t('trip.title', {
      number: context.number,
      from: cities(context)[0] ?? '',
      to: cities(context).at(-1) ?? '',
    }),
  card,
  brief,
  taskFiles,
  waits,
  paper,
  related: ({ context }) => related(context),
};

function cities({ request }: Trip): string[] {
  return [...(request?.loadings ?? []), ...(request?.unloadings ?? [])].map(({ city }) => city.name);
}

function related({ order, bill, charges }: Trip): Related[] {
  return [
    { case: order, text: t('trip.related.order') },
    ...(bill === undefined
      ? []
      : [{ case: bill.bill, text: t('trip.related.bill', { number: bill.number ?? '' }) }]),
    ...charges.map(({ charge }) => ({ case: charge, text: t('trip.related.charge') })),
  ];
}
