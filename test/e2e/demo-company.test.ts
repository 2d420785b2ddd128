import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message } from '../../core/messages/message.ts';
import { type Company, openCompany } from './company.ts';

let company: Company;
let founded: string;
let told: Message[];

beforeAll(async () => {
  company = await openCompany({ withOrders: true });
  founded = company.clock.now();
  told = await company.caravan.ports.ledger.list({ limit: 1000 });
}, 120_000);
afterAll(() => company.close());

it('of what was told before the newcomer came, only what still asks for something is there', () => {
  const past = told.filter(({ createdAt }) => createdAt < founded);
  expect(past.length).toBeGreaterThan(20);
  expect(past.filter(({ buttons }) => buttons.length === 0)).toEqual([]);
});

it('what was played in the past is a journal like any other: its chain is whole, and replay gives what is stored', async () => {
  const { journal } = company.caravan.ports;
  const ids = await journal.caseIds();
  expect(ids.length).toBeGreaterThan(60);
  const verified = await Promise.all(ids.map((id) => company.caravan.cases.verify(id)));
  expect(verified.filter(({ same, chain }) => !same || !chain)).toEqual([]);
  expect(await journal.undispatched(1)).toEqual([]);
});
