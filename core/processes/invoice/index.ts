import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief, card } from './card.ts';
import { blank, evolve, type Invoice, owed } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { actIdOf, machine } from './machine.ts';
import { waits } from './waits.ts';

/** A client's document set over one or many orders, and its payment: BP-002 steps 20 to 23 (S0-54 to S0-63, S0-70). */
export const invoice: Process<Invoice> = {
  name: 'invoice',
  version: 1,
  chart: machine,
  blank,
  opens: 'setFormed',
  facts,
  evolve,
  partners: ({ client }) => (client === '' ? {} : { client: [client] }),
  holders: ({ logistician, sales }) => ({
    ...(logistician === undefined ? {} : { logistician }),
    ...(sales === undefined ? {} : { sales }),
  }),
  index: ({ client, logistician, sales, number, orderNumbers }) => ({
    ...(client === '' ? {} : { partyId: client }),
    people: [logistician, sales].filter((id) => id !== undefined),
    keys: [number, ...orderNumbers].filter((key) => key !== ''),
  }),
  forms,
  title: ({ context }) => t('invoice.title', { number: context.number, sum: { money: context.sum } }),
  card,
  brief,
  taskFiles: ({ context }, stage) =>
    stage === 'preparing' || stage === 'sending' ? [...context.files, ...context.notes] : [],
  related: ({ context, id }) => [
    ...context.orders.map((order, n) => ({
      case: order,
      text: t('invoice.card.order', { number: context.orderNumbers[n] ?? order }),
    })),
    { case: actIdOf(id), text: t('invoice.card.act', { number: context.act }) },
  ],
  waits,
  owed: ({ context }) => owed(context),
};
