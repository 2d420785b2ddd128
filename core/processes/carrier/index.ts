import { refuse } from '../../cases/refusal.ts';
import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { card } from './card.ts';
import { blank, type Carrier, caseIdOf, evolve } from './context.ts';
import { endTexts, waits } from './expiry.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';

/** The book of carriers: people, vehicles, ways, papers, and how they have worked so far (S0-09). */
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
  brief: ({ context }, stage) => (stage === 'renewal' ? endTexts(context, context.expiring ?? []) : []),
  waits,
  closedTo: ({ context: { name, denied, retired } }) =>
    denied !== undefined
      ? refuse('carrier-denied', { name, reason: { inbox: denied } })
      : retired !== undefined
        ? refuse('carrier-retired', { name })
        : null,
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
