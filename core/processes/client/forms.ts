import type { Field, Form } from '../../forms/form.ts';
import { CONTACT_CHANNELS, CONTACT_PURPOSES } from '../../people/person.ts';
import { t } from '../../texts/text.ts';
import { conversationForms } from '../conversation.ts';
import { type Client, EXPLANATIONS } from './context.ts';
import { creditForm } from './credit.ts';
import { CALL_RESULTS } from './facts.ts';

const REASON: Field = { key: 'reason', kind: 'letter', max: 1000 };

/** One person on the client's side, with what he decides (S0-10, S0-19, S0-21). */
const CONTACT: readonly Field[] = [
  { key: 'name', kind: 'personName' },
  { key: 'position', kind: 'text', max: 100 },
  { key: 'phone', kind: 'phone' },
  { key: 'email', kind: 'email', optional: true },
  { key: 'channel', kind: 'choice', options: CONTACT_CHANNELS },
  // Few contacts are for one matter alone: it is not asked, and may be said before the form is sent.
  { key: 'purpose', kind: 'choice', options: CONTACT_PURPOSES, optional: true, usual: () => 'everything' },
  { key: 'decides', kind: 'text', max: 300 },
];

export const forms: Form[] = [
  {
    name: 'new',
    fact: 'clientOpened',
    opens: (answers) => `k${answers.inn}`,
    toFact: ({ company, ...rest }) => ({ ...rest, name: company }),
    fields: [
      { key: 'inn', kind: 'inn', unique: 'inn' },
      { key: 'company', kind: 'companyName' },
      { key: 'city', kind: 'city' },
      { key: 'contact', kind: 'contact', optional: true },
    ],
  },
  {
    name: 'explanations',
    fact: 'explanationsGiven',
    starts: (current) => ({ points: (current.context as Client).explained }),
    fields: [{ key: 'points', kind: 'choices', options: EXPLANATIONS }],
  },
  {
    name: 'contract',
    fact: 'contractConcluded',
    fields: [
      { key: 'files', kind: 'files' },
      { key: 'signedOn', kind: 'date', past: true },
      {
        key: 'validUntil',
        kind: 'date',
        optional: true,
        check: (value, answers) =>
          (value as string) <= (answers.signedOn as string) ? t('problem.ends-before-start') : undefined,
      },
      { key: 'paymentDays', kind: 'integer', range: [0, 180] },
      { key: 'paymentFrom', kind: 'choice', options: ['scan', 'originals'] },
      { key: 'paymentDayKind', kind: 'choice', options: ['banking', 'calendar'] },
      { key: 'creditLimit', kind: 'money', optional: true },
      {
        key: 'limitSetBy',
        kind: 'colleague',
        roles: ['director', 'head'],
        when: (answers) => answers.creditLimit !== undefined,
      },
    ],
  },
  {
    name: 'handover',
    fact: 'handoverFilled',
    fields: [
      { key: 'nuances', kind: 'letter', max: 2000 },
      { key: 'contacts', group: CONTACT, min: 1, max: 8, people: { as: 'client' } },
      { key: 'platform', kind: 'yesno' },
      { key: 'documentRules', kind: 'letter', max: 2000 },
      { key: 'paymentRules', kind: 'letter', max: 2000 },
    ],
  },
  {
    name: 'assign',
    direct: true,
    fact: 'logisticianAssigned',
    fields: [{ key: 'logistician', kind: 'colleague', roles: ['logistician'] }],
  },
  {
    name: 'reassign',
    fact: 'logisticianAssigned',
    fields: [{ key: 'logistician', kind: 'colleague', roles: ['logistician'] }, REASON],
  },
  {
    name: 'question',
    direct: true,
    fact: 'handoverQuestioned',
    fields: [{ key: 'question', kind: 'letter', max: 2000 }],
  },
  {
    name: 'answer',
    direct: true,
    fact: 'questionAnswered',
    fields: [{ key: 'answer', kind: 'letter', max: 2000 }],
  },
  {
    name: 'contact',
    fact: 'contactAdded',
    fields: [{ key: 'contacts', group: CONTACT, min: 1, max: 8, people: { as: 'client' } }],
  },
  {
    name: 'removeContact',
    fact: 'contactRemoved',
    fields: [{ key: 'contact', kind: 'member', leaves: true }],
  },
  {
    name: 'call',
    direct: true,
    fact: 'callLogged',
    fields: [
      { key: 'result', kind: 'choice', options: CALL_RESULTS },
      { key: 'note', kind: 'letter', max: 1000, optional: true },
    ],
  },
  creditForm,
  { name: 'drop', fact: 'clientDropped', fields: [REASON] },
  { name: 'reopen', fact: 'clientReopened', fields: [REASON] },
  ...conversationForms,
];
