import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief, card } from './card.ts';
import { blank, type CarrierBill, evolve } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';

/** A carrier's bill over one or many trips: checked, and paid when its day has come (S0-52, G-15, G-30). */
export const carrierBill: Process<CarrierBill> = {
  name: 'carrier-bill',
  version: 1,
  chart: machine,
  blank,
  opens: 'billSent',
  facts,
  evolve,
  partners: ({ carrier }) => (carrier === '' ? {} : { carrier: [carrier] }),
  holders: ({ logistician }) => (logistician === undefined ? {} : { logistician }),
  index: ({ carrier, logistician, number, tripNumbers }) => ({
    ...(carrier === '' ? {} : { partyId: carrier }),
    people: logistician === undefined ? [] : [logistician],
    keys: [number, ...tripNumbers].filter((key) => key !== ''),
  }),
  forms,
  title: ({ context }) => t('carrier-bill.title', { number: context.number, sum: { money: context.sum } }),
  card,
  brief,
  taskFiles: ({ context }, stage) => (stage === 'checking' ? context.files : []),
  related: ({ context }) =>
    context.trips.map((trip, n) => ({
      case: trip,
      text: t('carrier-bill.card.trip', { number: context.tripNumbers[n] ?? trip }),
    })),
};
