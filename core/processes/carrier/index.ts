import { setup } from 'xstate';
import { z } from 'zod';
import type { Fact } from '../../cases/entry.ts';
import type { Field, Form } from '../../forms/form.ts';
import { type Line, line } from '../../messages/screen.ts';
import { t, verbatim } from '../../texts/text.ts';
import { innSchema } from '../../values/index.ts';
import { cityAnswer } from '../client/facts.ts';
import { conversation, conversationFacts, conversationForms } from '../conversation.ts';
import { effects } from '../effects.ts';
import type { FactRule, FactsOf, Process } from '../process.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';

/** A carrier in the directory: its people, drivers and vehicles (S0-09). */
export interface Carrier {
  name: string;
  inn: string;
  city: string;
  logistician?: string;
  contacts: string[];
  drivers: string[];
  vehicles: Vehicle[];
  files: string[];
  retired?: string;
}

const vehicle = z.object({
  plate: z.string().min(1).max(40),
  body: z.enum(BODY_TYPES),
  tonnage: z.number().positive().optional(),
});
type Vehicle = z.infer<typeof vehicle>;

const PERSON: readonly Field[] = [
  { key: 'name', kind: 'personName' },
  { key: 'phone', kind: 'phone' },
];

const forms: Form[] = [
  {
    name: 'new',
    fact: 'carrierAdded',
    opens: (answers) => `c${answers.inn}`,
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
          { key: 'plate', kind: 'text', max: 40 },
          { key: 'body', kind: 'choice', options: BODY_TYPES },
          { key: 'tonnage', kind: 'weight', optional: true },
        ],
        min: 1,
        max: 10,
      },
    ],
  },
  { name: 'retire', fact: 'carrierRetired', fields: [{ key: 'reason', kind: 'text', max: 1000 }] },
  ...conversationForms,
];

const people = z.array(z.string()).min(1);
const STAFF = ['logistician', 'head'] as const;

const facts = {
  carrierAdded: {
    data: z.object({
      name: z.string().min(1).max(200),
      inn: innSchema,
      city: cityAnswer,
      contacts: people,
    }),
    by: [...STAFF],
  },
  driversAdded: { data: z.object({ drivers: people }), by: [...STAFF] },
  vehiclesAdded: { data: z.object({ vehicles: z.array(vehicle).min(1) }), by: [...STAFF] },
  contactJoined: { data: z.object({ person: z.string() }), by: ['caravan'] },
  carrierRetired: { data: z.object({ reason: z.string().min(1).max(1000) }), by: [...STAFF] },
  carrierReturned: { data: z.object({}), by: [...STAFF] },
  ...conversationFacts([...STAFF]),
} satisfies Record<string, FactRule<Carrier>>;

type CarrierFact = FactsOf<typeof facts>;

const chart = setup({
  types: { context: {} as Carrier, events: {} as CarrierFact, input: {} as { context: Carrier } },
  actions: effects,
}).createMachine({
  id: 'carrier',
  context: ({ input }) => input.context,
  initial: 'known',
  on: { ...conversation<Carrier>(() => 'logistician'), contactJoined: {} },
  states: {
    known: {
      meta: {
        owner: 'logistician',
        rest: true,
        buttons: [
          { fact: 'driversAdded', form: 'drivers' },
          { fact: 'vehiclesAdded', form: 'vehicles' },
          { fact: 'carrierRetired', form: 'retire', aside: true },
        ],
      },
      on: { driversAdded: {}, vehiclesAdded: {}, carrierRetired: 'retired' },
    },
    retired: {
      meta: { owner: 'logistician', rest: true, buttons: [{ fact: 'carrierReturned' }] },
      on: { carrierReturned: 'known' },
    },
  },
});

function evolve(carrier: Carrier, fact: Fact, entry: { actor: { person: string | null } }): Carrier {
  const f = fact as CarrierFact;
  switch (f.type) {
    case 'carrierAdded':
      return {
        ...carrier,
        name: f.name,
        inn: f.inn,
        city: f.city.name,
        contacts: f.contacts,
        ...(entry.actor.person === null ? {} : { logistician: entry.actor.person }),
      };
    case 'driversAdded':
      return { ...carrier, drivers: [...new Set([...carrier.drivers, ...f.drivers])] };
    case 'vehiclesAdded': {
      const plates = f.vehicles.map((v: Vehicle) => v.plate);
      return {
        ...carrier,
        vehicles: [...carrier.vehicles.filter((v) => !plates.includes(v.plate)), ...f.vehicles],
      };
    }
    case 'carrierRetired':
      return { ...carrier, retired: f.reason };
    case 'carrierReturned': {
      const { retired, ...rest } = carrier;
      return rest;
    }
    case 'messageReceived':
    case 'filesAdded':
      return { ...carrier, files: [...carrier.files, ...f.files] };
    default:
      return carrier;
  }
}

export const carrier: Process<Carrier> = {
  name: 'carrier',
  version: 1,
  chart,
  blank: { name: '', inn: '', city: '', contacts: [], drivers: [], vehicles: [], files: [] },
  opens: 'carrierAdded',
  facts,
  evolve,
  holders: ({ logistician }) => (logistician === undefined ? {} : { logistician }),
  index: ({ inn, logistician }) => ({
    ...(inn === '' ? {} : { partyId: `c${inn}` }),
    people: logistician === undefined ? [] : [logistician],
  }),
  forms,
  title: (current) => t('carrier.title', { name: current.context.name }),
  card: ({ context, id }, viewer): (Line | 'gap')[] =>
    viewer === 'partner'
      ? []
      : [
          line(verbatim(context.inn), t('carrier.label.inn')),
          line(verbatim(context.city), t('carrier.label.city')),
          ...context.contacts.map((person) =>
            line(t('contact', { contact: { contact: person, of: id } }), t('carrier.label.contact')),
          ),
          ...context.drivers.map((person) =>
            line(t('contact', { contact: { contact: person, of: id } }), t('carrier.label.driver')),
          ),
          ...context.vehicles.map((v) =>
            line(
              t('carrier.card.vehicle', { plate: v.plate, body: { text: t(`carrier.body.${v.body}`) } }),
              t('carrier.label.vehicle'),
            ),
          ),
          ...(context.retired === undefined
            ? []
            : [line(verbatim(context.retired), t('carrier.label.retired'))]),
        ],
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
