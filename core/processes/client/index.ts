import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief, card } from './card.ts';
import { blank, type Client, evolve } from './context.ts';
import { creditOf } from './credit.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { caseIdOf, machine } from './machine.ts';

/** Taking on a client and keeping it: BP-002 steps 1 to 5 (S0-13 to S0-25). */
export const client: Process<Client> = {
  name: 'client',
  version: 1,
  chart: machine,
  blank,
  opens: 'clientOpened',
  facts,
  evolve,
  holders: ({ sales, logistician }) => ({
    ...(sales === undefined ? {} : { sales }),
    ...(logistician === undefined ? {} : { logistician }),
  }),
  index: (context) => ({
    ...(context.inn === '' ? {} : { partyId: caseIdOf(context) }),
    people: [context.sales, context.logistician].filter((id) => id !== undefined),
  }),
  forms,
  title: (current) => t('client.title', { name: current.context.name }),
  // Nuances, limits and questions are the company's own.
  card: (current, viewer) => (viewer === 'staff' ? card(current) : []),
  brief,
  credit: ({ context }) => creditOf(context),
  party: (current) => ({
    id: current.id,
    kind: 'client',
    name: current.context.name,
    inn: current.context.inn,
    city: current.context.city,
    ...(current.context.contract?.number === undefined ? {} : { number: current.context.contract.number }),
    stage: Object.keys(current.stages)[0] ?? '',
    ...(current.context.sales === undefined ? {} : { sales: current.context.sales }),
    ...(current.context.logistician === undefined ? {} : { logistician: current.context.logistician }),
    updatedAt: current.updatedAt,
  }),
};
