import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief, card } from './card.ts';
import { awaitedDay, blank, type Deal, restOfDeal } from './context.ts';
import { evolve } from './evolve.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { machine } from './machine.ts';
import { chronicle, recount } from './recount.ts';
import { task } from './task.ts';
import { waits } from './waits.ts';

/** A deal along both funnels: request, quote, approval, invoice, payment, delivery, closing documents (S2-01 to S2-59). */
export const deal: Process<Deal> = {
  name: 'deal',
  version: 1,
  chart: machine,
  blank,
  opens: 'dealOpened',
  facts,
  evolve,
  partners: ({ client }) => (client === '' ? {} : { client: [client] }),
  speaker: 'sales',
  // Until the client has a logistician, the manager sees to the goods himself.
  holders: ({ sales, logistician = sales }) => ({
    ...(sales === undefined ? {} : { sales }),
    ...(logistician === undefined ? {} : { logistician }),
  }),
  index: ({ client, sales, logistician, number, invoice }) => ({
    ...(client === '' ? {} : { partyId: client }),
    people: [...new Set([sales, logistician].filter((id) => id !== undefined))],
    keys: [number, invoice?.number].filter((key) => key !== undefined),
  }),
  forms,
  title: ({ context }) =>
    t('deal.title', { number: context.number ?? '—', client: { party: context.client } }),
  card,
  task,
  brief,
  taskFiles,
  recount,
  chronicle,
  related: ({ context }) =>
    context.orders.map(({ id, number }) => ({ case: id, text: t('deal.card.order', { number }) })),
  waits,
  owed: ({ context }) => {
    const { invoice, number = '', loss } = context;
    const rest = restOfDeal(context);
    const due = awaitedDay(context);
    if (invoice === undefined || rest === undefined || rest.minor <= 0 || loss !== undefined) return null;
    return { number, sum: invoice.sum, rest, ...(due === undefined ? {} : { due }) };
  },
};

/** S2-38: what a task needs lies beside it: the quote, the invoice, the client's payment slip. */
function taskFiles({ context }: { context: Deal }, stage: string): string[] {
  const quoted = ['invoicing', 'sending.byHand', 'rework.describe', 'preparing.choice'];
  if (quoted.includes(stage)) return context.quote?.files ?? [];
  if (stage === 'fulfilment.payment.due.papers') return context.invoice?.files ?? [];
  if (stage === 'fulfilment.payment.due.claimed') return context.slip ?? [];
  return stage === 'stockCheck' ? context.files : [];
}
