import { refuse } from '../../cases/refusal.ts';
import type { Answers, Field, Form } from '../../forms/form.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Client } from '../client/context.ts';
import { conversationForms } from '../conversation.ts';
import { ADR_CLASSES, BODY_TYPES, LOADING_TYPES } from './facts.ts';

const STOP: readonly Field[] = [
  { key: 'city', kind: 'city', resets: ['window'] },
  { key: 'address', kind: 'text', max: 300 },
  { key: 'window', kind: 'window' },
  { key: 'contact', kind: 'contact', optional: true },
];

const REASON: Field = { key: 'reason', kind: 'letter', max: 1000 };

const isCold = (answers: Answers) => answers.body === 'refrigerator' || answers.body === 'isothermal';
const price = (answers: Answers) =>
  answers.price as { vat?: unknown; form?: unknown; days?: unknown } | undefined;

/** Nothing is unloaded before it could be loaded. */
function afterLoading(value: unknown, answers: Answers): Text | undefined {
  const first = (answers.loadings as { window?: { from: string } }[] | undefined)?.[0]?.window;
  const { to } = value as { to: string };
  return first !== undefined && to < first.from ? t('problem.unloads-before-loading') : undefined;
}

/** Gathers the answers into the request that the fact holds. */
function toFact({
  client,
  logistician,
  dangerous,
  price: rate,
  vat,
  payForm,
  payDays,
  ...request
}: Answers): Answers {
  const known = rate as Record<string, unknown> | undefined;
  const whole =
    known === undefined
      ? {}
      : {
          price: {
            ...known,
            vat: known.vat ?? vat,
            form: known.form ?? payForm,
            days: known.days ?? payDays,
          },
        };
  return { client, logistician, request: { ...request, ...whole } };
}

export const forms: Form[] = [
  {
    name: 'request',
    fact: 'orderRequested',
    opens: (_, newId) => `o${newId}`,
    fromClient: (client) => {
      const { logistician, sales, dropped } = client.context as Client;
      if (dropped !== undefined) return refuse('client-dropped');
      const holder = logistician ?? sales;
      return holder === undefined ? {} : { logistician: holder };
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
      {
        key: 'vat',
        kind: 'vat',
        when: (answers) => price(answers) !== undefined && price(answers)?.vat === undefined,
      },
      {
        key: 'payForm',
        kind: 'choice',
        options: ['cashless', 'cash', 'card'],
        when: (answers) => price(answers) !== undefined && price(answers)?.form === undefined,
      },
      {
        key: 'payDays',
        kind: 'integer',
        range: [0, 180],
        when: (answers) => price(answers) !== undefined && price(answers)?.days === undefined,
      },
      { key: 'comment', kind: 'letter', max: 1000, optional: true },
      { key: 'files', kind: 'files', optional: true },
    ],
  },
  { name: 'decline', fact: 'requestDeclined', fields: [REASON] },
  { name: 'withdraw', fact: 'requestWithdrawn', fields: [REASON] },
  ...conversationForms,
];
