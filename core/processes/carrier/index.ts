import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { card } from './card.ts';
import { blank, type Carrier, caseIdOf, evolve } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';

/** The directory of carriers with their people, drivers and vehicles (S0-09). */
export const carrier: Process<Carrier> = {
  name: 'carrier',
  version: 1,
  chart: machine,
  blank,
  opens: 'carrierAdded',
  facts,
  evolve,
  holders: ({ logistician }) => (logistician === undefined ? {} : { logistician }),
  index: (context) => ({
    ...(context.inn === '' ? {} : { partyId: caseIdOf(context) }),
    people: context.logistician === undefined ? [] : [context.logistician],
  }),
  forms,
  title: (current) => t('carrier.title', { name: current.context.name }),
  // What is known of a carrier is the company's own.
  card: (current, viewer) => (viewer === 'staff' ? card(current) : []),
  party: ({ id, context, stages, updatedAt }) => ({
    id,
    kind: 'carrier',
    name: context.name,
    inn: context.inn,
    city: context.city,
    stage: Object.keys(stages)[0] ?? '',
    ...(context.logistician === undefined ? {} : { logistician: context.logistician }),
    updatedAt,
  }),
};
