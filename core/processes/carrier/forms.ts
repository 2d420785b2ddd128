import type { About, Answers, Field, Form } from '../../forms/form.ts';
import { CONTACT_CHANNELS, CONTACT_PURPOSES } from '../../people/person.ts';
import { t, verbatim } from '../../texts/text.ts';
import { conversationForms } from '../conversation.ts';
import type { Offer } from '../offer/context.ts';
import { strangers } from '../offer/ranking.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';
import { type Carrier, caseIdOf } from './context.ts';
import { fleetText, parseFleet, type Trucks } from './fleet.ts';
import { type Lane, lanesText, parseLanes } from './lanes.ts';

const PERSON: readonly Field[] = [
  { key: 'name', kind: 'personName' },
  { key: 'phone', kind: 'phone' },
];

/** A contact with what it is for and how it likes to be reached. */
const CONTACT: readonly Field[] = [
  ...PERSON,
  { key: 'position', kind: 'text', max: 100, optional: true },
  { key: 'purpose', kind: 'choice', options: CONTACT_PURPOSES },
  { key: 'channel', kind: 'choice', options: CONTACT_CHANNELS },
  { key: 'email', kind: 'email', optional: true },
];

const LANES: Field = {
  key: 'lanes',
  kind: 'parsed',
  parse: parseLanes,
  show: (lanes) => lanesText(lanes as Lane[]),
};

const FLEET: Field = {
  key: 'fleet',
  kind: 'parsed',
  parse: parseFleet,
  show: (fleet) => fleetText(fleet as Trucks[]),
};

const REASON: Field = { key: 'reason', kind: 'letter', max: 1000 };

const hasTerms = ({ payDays }: Answers) => payDays !== undefined;

/** Opened beside offers from a freight exchange: the firms that are not in the book yet (S0-28). */
function firmsHeard({ current }: About): string[] {
  if (current?.process !== 'offer') return [];
  return [...new Set(strangers(current.context as Offer).map(({ firm }) => firm.name))];
}

export const forms: Form[] = [
  {
    name: 'new',
    fact: 'carrierAdded',
    opens: ({ inn }) => caseIdOf({ inn: inn as string }),
    toFact: ({ company, ...rest }) => ({ ...rest, name: company }),
    fields: [
      { key: 'inn', kind: 'inn' },
      {
        key: 'company',
        kind: 'companyName',
        ready: (about) => firmsHeard(about).map((name) => ({ value: name, label: verbatim(name) })),
        usual: (about) => {
          const [only, another] = firmsHeard(about);
          return another === undefined ? only : undefined;
        },
      },
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
      { key: 'number', kind: 'documentNumber', max: 50 },
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
    name: 'insurance',
    fact: 'insuranceRecorded',
    fields: [
      { key: 'policy', kind: 'text', max: 50 },
      { key: 'insurer', kind: 'companyName', optional: true },
      { key: 'sum', kind: 'money', optional: true },
      { key: 'validUntil', kind: 'date' },
      { key: 'files', kind: 'files', optional: true },
    ],
    toFact: ({ policy, ...rest }) => ({ ...rest, number: policy }),
  },
  {
    name: 'lanes',
    fact: 'lanesTold',
    direct: true,
    starts: ({ context }) => known({ lanes: (context as Carrier).lanes }),
    fields: [LANES],
  },
  {
    name: 'fleet',
    fact: 'fleetTold',
    direct: true,
    starts: ({ context }) => known({ fleet: (context as Carrier).fleet }),
    fields: [FLEET],
  },
  {
    name: 'contacts',
    fact: 'contactsAdded',
    fields: [{ key: 'contacts', group: CONTACT, min: 1, max: 5, people: { as: 'carrier' } }],
  },
  {
    name: 'update',
    fact: 'carrierUpdated',
    starts: ({ context }) => ({ company: (context as Carrier).name }),
    toFact: ({ company, ...rest }) => ({ ...rest, name: company }),
    fields: [
      { key: 'company', kind: 'companyName' },
      { key: 'city', kind: 'city', optional: true },
    ],
  },
  { name: 'deny', fact: 'carrierDenied', fields: [REASON] },
  {
    name: 'removeContact',
    fact: 'contactRemoved',
    fields: [{ key: 'contact', kind: 'member', leaves: true }],
  },
  { name: 'retire', fact: 'carrierRetired', fields: [REASON] },
  ...conversationForms,
];

/** Answers that are known already. */
function known(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}
