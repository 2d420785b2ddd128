import type { Case } from '../../cases/case.ts';
import { refuse } from '../../cases/refusal.ts';
import type { Answers, Field, Form } from '../../forms/form.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Client } from '../client/context.ts';
import { conversationForms } from '../conversation.ts';
import type { Deal } from '../deal/context.ts';
import { ADR_CLASSES, BODY_TYPES, LOADING_TYPES } from './facts.ts';
import { channelForms } from './forms-channels.ts';
import { orderForms, REASON } from './forms-order.ts';
import { PRICE_TERMS, wholePrice } from './price-terms.ts';

const STOP: readonly Field[] = [
  { key: 'city', kind: 'city', resets: ['window'] },
  { key: 'address', kind: 'text', max: 300 },
  { key: 'window', kind: 'window' },
  { key: 'contact', kind: 'contact', optional: true },
];

const isCold = (answers: Answers) => answers.body === 'refrigerator' || answers.body === 'isothermal';
/** Nothing is unloaded before it could be loaded. */
function afterLoading(value: unknown, answers: Answers): Text | undefined {
  const first = (answers.loadings as { window?: { from: string } }[] | undefined)?.[0]?.window;
  const { to } = value as { to: string };
  return first !== undefined && to < first.from ? t('problem.unloads-before-loading') : undefined;
}

function isDeal(current: Case): current is Case<Deal> {
  return current.process === 'deal';
}

/** Gathers the answers into the request that the fact holds. */
function toFact({ client, logistician, sales, deal, dangerous, ...answers }: Answers): Answers {
  return { client, logistician, sales, deal, request: wholePrice(answers) };
}

export const forms: Form[] = [
  {
    name: 'request',
    fact: 'orderRequested',
    opens: (_, newId) => `o${newId}`,
    // Opened from a deal: its goods are the cargo, and the deal is told how it goes (S2-51).
    starts: (current) => (isDeal(current) ? { cargo: current.context.goods.slice(0, 500) } : {}),
    fromClient: (client, { current }) => {
      const { logistician, sales, dropped } = client.context as Client;
      if (dropped !== undefined) return refuse('client-dropped');
      const holder = logistician ?? sales;
      return {
        ...(holder === undefined ? {} : { logistician: holder }),
        ...(sales === undefined ? {} : { sales }),
        ...(current !== null && isDeal(current) ? { deal: current.id } : {}),
      };
    },
    toFact,
    fields: [
      { key: 'client', kind: 'client' },
      { key: 'loadings', group: STOP, min: 1, max: 5 },
      {
        key: 'unloadings',
        group: STOP.map((field) => (field.key === 'window' ? { ...field, check: afterLoading } : field)),
        min: 1,
        max: 5,
      },
      { key: 'cargo', kind: 'text', max: 500 },
      { key: 'weight', kind: 'weight' },
      { key: 'volume', kind: 'volume', optional: true },
      { key: 'places', kind: 'places', optional: true },
      { key: 'body', kind: 'choice', options: BODY_TYPES },
      { key: 'loading', kind: 'choices', options: LOADING_TYPES, optional: true },
      { key: 'temperature', kind: 'temperature', when: isCold },
      { key: 'dangerous', kind: 'yesno' },
      { key: 'adr', kind: 'choice', options: ADR_CLASSES, when: (answers) => answers.dangerous === true },
      { key: 'value', kind: 'money', optional: true },
      { key: 'price', kind: 'rate', optional: true },
      ...PRICE_TERMS,
      { key: 'comment', kind: 'letter', max: 1000, optional: true },
      { key: 'files', kind: 'files', optional: true },
    ],
  },
  ...channelForms,
  ...orderForms,
  { name: 'decline', fact: 'requestDeclined', fields: [REASON] },
  { name: 'withdraw', fact: 'requestWithdrawn', fields: [REASON] },
  ...conversationForms,
];
