import type { Fact } from '../../../cases/entry.ts';
import { activePaths } from '../../../cases/stages.ts';
import { INN, logistician, person } from '../../testing/people.ts';
import { type Played as PlayedCase, played, type Step } from '../../testing/played.ts';
import type { TransportOrder } from '../context.ts';
import { transportOrder } from '../index.ts';

export const CLIENT = `k${INN}`;
export const contact = person('contact', [], { partyId: CLIENT, as: 'client' });

const stop = (name: string, address: string, day: string) => ({
  city: { name, zone: 'Europe/Moscow' },
  address,
  window: { from: `2026-11-${day}T06:00:00.000Z`, to: `2026-11-${day}T15:00:00.000Z` },
  contact: 'somebody',
});

/** A price in roubles, VAT 22 % included unless said otherwise. */
export const priceOf = (roubles: number, more: object = {}) => ({
  amount: { minor: roubles * 100, currency: 'RUB' as const },
  vat: 22,
  vatIncluded: true,
  form: 'cashless' as const,
  days: 10,
  ...more,
});

export const roubles = (sum: number) => ({ minor: sum * 100, currency: 'RUB' as const });

export const request = {
  loadings: [stop('Казань', 'Складская, 5', '25')],
  unloadings: [stop('Пермь', 'Заводская, 9', '26')],
  cargo: 'плитка',
  weight: 20_000,
  body: 'tent',
  price: priceOf(85_000),
};

export type { Step };
export type Played = PlayedCase<TransportOrder>;

/** A numbered request, and facts one after another; `own` changes the request. */
export function play(steps: Step[], own: object = {}): Played {
  const ordered = { type: 'orderRequested', client: CLIENT, logistician: 'logistician-1', sales: 'sales-1' };
  const all: Step[] = [
    [logistician, { ...ordered, request: { ...request, ...own } }],
    [null, { type: 'numberGiven', number: '12' }],
    ...steps,
  ];
  return played(transportOrder, 'oab12', all);
}

/** The innermost stages. */
export function stagesOf({ current }: Played): string[] {
  const paths = activePaths(current.value);
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
}

export function commandsOf({ effects }: Played): [caseId: string, fact: Fact][] {
  return effects.flatMap((effect): [string, Fact][] =>
    effect.type === 'command' ? [[effect.caseId, effect.fact]] : [],
  );
}

export function toldOf({ effects }: Played): [whom: string, text: string][] {
  return effects.flatMap((effect): [string, string][] =>
    effect.type === 'tell' ? [[String(Object.values(effect.to)[0]), effect.text]] : [],
  );
}

export const booked = (n: number, more: object = {}): Step => [
  null,
  {
    type: 'tripBooked',
    trip: `tab12-${n}`,
    carrier: 'c7700000001',
    driver: 'driver-1',
    plate: 'А123ВС77',
    price: priceOf(70_000),
    ...more,
  },
];

/** What a trip reports. */
export const of = (n: number, type: string, more: object = {}): Step => [
  null,
  { type, trip: `tab12-${n}`, ...more },
];

export const received = (more: object = {}): Step => [
  logistician,
  {
    type: 'orderReceived',
    date: '2026-11-24',
    number: '7/К',
    files: ['order.pdf'],
    price: priceOf(85_000),
    ...more,
  },
];
