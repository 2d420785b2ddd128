import type { Field, Form } from '../../forms/form.ts';
import { conversationForms } from '../conversation.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';
import { caseIdOf } from './context.ts';

const PERSON: readonly Field[] = [
  { key: 'name', kind: 'personName' },
  { key: 'phone', kind: 'phone' },
];

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
    name: 'removeContact',
    fact: 'contactRemoved',
    fields: [{ key: 'contact', kind: 'member', leaves: true }],
  },
  { name: 'retire', fact: 'carrierRetired', fields: [{ key: 'reason', kind: 'letter', max: 1000 }] },
  ...conversationForms,
];
