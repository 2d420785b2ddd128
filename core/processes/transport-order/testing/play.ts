import { createHash } from 'node:crypto';
import type { Case } from '../../../cases/case.ts';
import { type Decision, decide } from '../../../cases/decide.ts';
import type { Effect } from '../../../cases/effect.ts';
import type { Fact } from '../../../cases/entry.ts';
import { project } from '../../../cases/project.ts';
import { activePaths } from '../../../cases/stages.ts';
import type { Person } from '../../../people/person.ts';
import { INN, logistician, person } from '../../testing/people.ts';
import type { TransportOrder } from '../context.ts';
import { transportOrder } from '../index.ts';

const AT = '2026-11-24T09:00:00.000Z';
export const CLIENT = `k${INN}`;
export const contact = person('contact', [], { partyId: CLIENT, as: 'client' });

const crypto = {
  sha256: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
  mac: (text: string, length: number) => text.slice(0, length),
};

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

export type Step = [by: Person | null, fact: Fact];

export interface Played {
  current: Case<TransportOrder>;
  /** Of the last fact. */
  effects: Effect[];
  /** Why the last fact was refused. */
  refused?: string;
}

/** A numbered request, and facts one after another; `own` changes the request. */
export function play(steps: Step[], own: object = {}): Played {
  const ordered = { type: 'orderRequested', client: CLIENT, logistician: 'logistician-1', sales: 'sales-1' };
  const all: Step[] = [
    [logistician, { ...ordered, request: { ...request, ...own } }],
    [null, { type: 'numberGiven', number: '12' }],
    ...steps,
  ];
  let current: Case<TransportOrder> | null = null;
  let effects: Effect[] = [];
  for (const [index, [doer, fact]] of all.entries()) {
    const command = { commandId: String(index), process: 'transport-order', caseId: 'oab12', fact, doer };
    const decision: Decision = decide(
      transportOrder,
      current,
      { ...command, channel: 'internal' },
      AT,
      crypto,
    );
    if ('refused' in decision) {
      if (current === null) throw new Error(`the order did not open: ${decision.refused.code}`);
      return { current, effects: [], refused: decision.refused.code };
    }
    effects = decision.accepted.effects;
    current = project(transportOrder, current, decision.accepted);
  }
  if (current === null) throw new Error('nothing was played');
  return { current, effects };
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
