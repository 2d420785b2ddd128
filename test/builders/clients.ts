import { vi } from 'vitest';
import type { Caravan } from '../../core/caravan.ts';
import type { Fact } from '../../core/cases/entry.ts';
import { withWordsKept } from '../../core/desk/keep-personal.ts';
import type { Person } from '../../core/people/person.ts';
import { EXPLANATIONS } from '../../core/processes/client/context.ts';
import { freshInn, freshPhone } from './inn.ts';

/** How far a client has come; each stage is reached through the ones before it (S0-13 to S0-23). */
export type ClientStage = 'explanations' | 'contract' | 'handover' | 'assignment' | 'acceptance' | 'working';

export interface TakenOn {
  inn: string;
  /** The case's id, which is also the party's. */
  id: string;
  name: string;
  contact: Person;
}

export interface Taking {
  sales: Person;
  head: Person;
  logistician: Person;
  stage: ClientStage;
  name?: string;
}

/** Takes a client on, by the same commands that the bots give, until the stage begins. */
export async function clientAt(caravan: Caravan, taking: Taking): Promise<TakenOn> {
  const inn = freshInn();
  const name = taking.name ?? `ООО «Проба ${inn.slice(5)}»`;
  const contact = await contactNamed(caravan, `Контакт ${inn.slice(5)}`);
  const client = { inn, id: `k${inn}`, name, contact };
  for (const [reached, doer, fact] of stepsTo(client, taking)) {
    await bring(caravan, client.id, doer, fact);
    await reachedStage(caravan, client.id, reached);
  }
  await caravan.ports.people.join(contact.id, { partyId: client.id, as: 'client', position: 'менеджер' });
  return client;
}

/** Somebody outside the company who is in no chat yet. */
export async function contactNamed(caravan: Caravan, name: string): Promise<Person> {
  const phone = freshPhone();
  const person: Person = {
    id: `p${phone.slice(1)}`,
    name,
    phone,
    roles: [],
    memberships: [],
    identities: [],
  };
  await caravan.ports.people.create(person);
  return person;
}

/** Brings one fact about in a case that is there, and fails if the business refuses it. */
export async function bring(caravan: Caravan, caseId: string, doer: Person, fact: Fact): Promise<void> {
  const process = (await caravan.cases.load(caseId))?.process ?? 'client';
  const outcome = await caravan.cases.handle({
    commandId: `given/${caravan.ports.ids.next(9)}`,
    process,
    caseId,
    fact: await withWordsKept(caravan, process, caseId, doer.id, fact),
    doer,
    channel: 'telegram-staff',
  });
  if (outcome.status === 'refused') throw new Error(`${fact.type} was refused: ${outcome.refusal.code}`);
}

/** Waits until a case stands there: some stages pass by themselves. */
export async function reachedStage(caravan: Caravan, caseId: string, stage: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const current = await caravan.cases.load(caseId);
      if (current?.stages[stage] === undefined) throw new Error(`${caseId} is not at ${stage} yet`);
    },
    { timeout: 10_000, interval: 20 },
  );
}

/** The contract that clients of these tests sign. */
export function contractFact(signedOn = '2026-11-20'): Fact {
  const terms = { paymentDays: 14, paymentFrom: 'scan', paymentDayKind: 'banking' };
  return { type: 'contractConcluded', signedOn, files: ['fdemocontract'], ...terms };
}

function stepsTo({ inn, name, contact }: Omit<TakenOn, 'id'>, taking: Taking): [ClientStage, Person, Fact][] {
  const { sales, head, logistician, stage } = taking;
  const rules = { nuances: 'Пропуск заказывать накануне', documentRules: 'Скан', paymentRules: 'По средам' };
  const steps: [ClientStage, Person, Fact][] = [
    [
      'explanations',
      sales,
      { type: 'clientOpened', inn, name, city: { name: 'Казань', zone: 'Europe/Moscow' } },
    ],
    ['contract', sales, { type: 'explanationsGiven', points: [...EXPLANATIONS] }],
    ['handover', sales, contractFact()],
    ['assignment', sales, { type: 'handoverFilled', ...rules, platform: false, contacts: [contact.id] }],
    ['acceptance', head, { type: 'logisticianAssigned', logistician: logistician.id }],
    ['working', logistician, { type: 'handoverAccepted' }],
  ];
  const last = steps.findIndex(([reached]) => reached === stage);
  return steps.slice(0, last + 1);
}
