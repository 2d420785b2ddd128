import type { Answers, Field, Form } from '../../forms/form.ts';
import { t } from '../../texts/text.ts';
import { conversationForms } from '../conversation.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';
import { caseIdOf } from './context.ts';

const PERSON: readonly Field[] = [
  { key: 'name', kind: 'personName' },
  { key: 'phone', kind: 'phone' },
];

const hasTerms = ({ payDays }: Answers) => payDays !== undefined;

export const forms: Form[] = [
  {
    name: 'new',
    fact: 'carrierAdded',
    opens: ({ inn }) => caseIdOf({ inn: inn as string }),
    toFact: ({ company, ...rest }) => ({ ...rest, name: company }),
    fields: [
      { key: 'inn', kind: 'inn' },
      { key: 'company', kind: 'companyName' },
      { key: 'city', kind: 'city' },
      { key: 'contacts', group: PERSON, min: 1, max: 5, people: { as: 'carrier' } },
    ],
  },
  {
    name: 'drivers',
    fact: 'driversAdded',
    fields: [{ key: 'drivers', group: PERSON, min: 1, max: 10, people: { as: 'driver' } }],
  },
  {
    name: 'vehicles',
    fact: 'vehiclesAdded',
    fields: [
      {
        key: 'vehicles',
        group: [
          { key: 'plate', kind: 'plate' },
          { key: 'body', kind: 'choice', options: BODY_TYPES },
          { key: 'tonnage', kind: 'weight', optional: true },
        ],
        min: 1,
        max: 10,
      },
    ],
  },
  {
    name: 'contract',
    fact: 'contractRecorded',
    toFact: ({ payDays, daysFrom, dayKind, ...contract }) => ({
      ...contract,
      ...(payDays === undefined ? {} : { terms: { days: payDays, daysFrom, dayKind } }),
    }),
    fields: [
      { key: 'files', kind: 'files' },
      { key: 'number', kind: 'text', max: 50 },
      { key: 'signedOn', kind: 'date', past: true },
      {
        key: 'validUntil',
        kind: 'date',
        optional: true,
        check: (value, answers) =>
          (value as string) <= (answers.signedOn as string) ? t('problem.ends-before-start') : undefined,
      },
      { key: 'payDays', kind: 'integer', range: [0, 180], optional: true },
      { key: 'daysFrom', kind: 'choice', options: ['scan', 'originals', 'unloading'], when: hasTerms },
      { key: 'dayKind', kind: 'choice', options: ['banking', 'calendar'], when: hasTerms },
    ],
  },
  {
    name: 'removeContact',
    fact: 'contactRemoved',
    fields: [{ key: 'contact', kind: 'member', leaves: true }],
  },
  { name: 'retire', fact: 'carrierRetired', fields: [{ key: 'reason', kind: 'letter', max: 1000 }] },
  ...conversationForms,
];
