import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { COLLEAGUES } from '../../bots/playground/company/cast.ts';
import { addColleague } from '../../core/people/colleagues.ts';
import type { Person } from '../../core/people/person.ts';
import { bring, clientAt, contractFact, reachedStage } from '../builders/clients.ts';
import { Talker } from './talker.ts';
import { openTwoHouses, type TwoHouses } from './two-houses.ts';

const PEOPLE = 10;
const PRESSES_EACH = 3;

let two: TwoHouses;
let staff: Record<'sales' | 'head' | 'logistician', Person>;
beforeAll(async () => {
  two = await openTwoHouses();
  const { people } = two.houses[0].caravan.ports;
  const who = async (role: keyof typeof staff) =>
    (await people.byIdentity('telegram-staff', String(COLLEAGUES[role].userId)))!;
  staff = { sales: await who('sales'), head: await who('head'), logistician: await who('logistician') };
}, 60_000);
afterAll(() => two.close());

function talker(who: { userId: number; name: string }): Talker {
  const texts = two.houses[0].caravan.ports.texts;
  return new Talker({ userId: who.userId, name: who.name, bot: COLLEAGUES.head.bot }, two.double, texts);
}

async function newLogistician(nth: number): Promise<Talker> {
  const userId = 6000 + nth;
  const name = `Логист ${String.fromCharCode(0x410 + nth)}`;
  await two.double.people.add({ id: userId, first_name: name, language_code: 'ru' });
  const one = talker({ userId, name });
  await one.start();
  await one.hears('stranger.staff');
  const identity = { channel: 'telegram-staff' as const, userId: String(userId), chatId: String(userId) };
  await addColleague(two.houses[0].caravan, { name, roles: ['logistician'], identity });
  return one;
}

async function allSent(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { queued, sending } = await two.houses[0].store.ledger.counts();
      if (queued + sending > 0) throw new Error(`${queued} wait, ${sending} are being sent`);
    },
    { timeout: 15_000, interval: 50 },
  );
}

describe('two instances of Caravan on one store (design 2.1, 2.5; issue 4)', () => {
  it('S0-09: thirty presses at once by ten people, on both instances: one decision, all others hear who and when', async () => {
    const [here, there] = two.houses;
    const caseId = 'c1650462815';
    await bring(here.caravan, caseId, staff.head, { type: 'carrierRetired', reason: 'срывы' });
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, nth) => newLogistician(nth)));
    const buttons = await Promise.all(
      people.map(async (one) => {
        await one.type('Дальний рейс');
        await one.press('Дальний рейс');
        return one.button('carrier.button.carrierReturned', 'Дальний рейс');
      }),
    );
    const presses = people.flatMap((one, nth) =>
      Array.from({ length: PRESSES_EACH }, async () => {
        const answer = await one.tap(buttons[nth]!);
        return { by: one.who.name, said: 'text' in answer ? (answer.text ?? '') : '' };
      }),
    );
    const answers = await Promise.all(presses);
    const done = answers.filter(({ said }) => said === 'Работа с перевозчиком возобновлена');
    const told = answers.filter(({ said }) =>
      /^Уже решено. Работа с перевозчиком возобновлена — Логист \S+, .*\d:\d\d/.test(said),
    );
    expect(done).toHaveLength(1);
    expect(told).toHaveLength(PEOPLE * PRESSES_EACH - 1);
    expect(told.every(({ said }) => said.includes(`— ${done[0]?.by}, `))).toBe(true);
    const entries = (await there.caravan.cases.history(caseId)).filter(
      (entry) => entry.fact.type === 'carrierReturned',
    );
    expect(entries).toHaveLength(1);
    expect(await there.caravan.cases.verify(caseId)).toEqual({ same: true, chain: true });
    expect(Math.min(...two.given)).toBeGreaterThan(20);
  }, 60_000);

  it('S0-16: ten contracts registered at once through both get numbers one after another, and the accountant hears of each once', async () => {
    const clients = await Promise.all(
      Array.from({ length: 10 }, (_, nth) =>
        clientAt(two.houses[nth % 2]!.caravan, { ...staff, stage: 'contract' }),
      ),
    );
    const signedOn = new Date().toISOString().slice(0, 10);
    await Promise.all(
      clients.map(({ id }, nth) =>
        bring(two.houses[nth % 2]!.caravan, id, staff.sales, contractFact(signedOn)),
      ),
    );
    await Promise.all(clients.map(({ id }) => reachedStage(two.houses[0].caravan, id, 'handover')));
    const parties = await two.houses[1].caravan.ports.directory.many(clients.map(({ id }) => id));
    const numbers = parties.map(({ number }) => Number(number?.split('-')[1])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, nth) => numbers[0]! + nth));
    await allSent();
    const vera = talker(COLLEAGUES.accountant);
    for (const { number } of parties) expect(vera.times(`зарегистрирован под № ${number},`), number).toBe(1);
  }, 60_000);

  it('design 2.6: two couriers send no message twice, and every sent message is in its chat', async () => {
    await allSent();
    const sent = await two.houses[0].store.ledger.list({ states: ['sent'], limit: 10_000 });
    const copies = sent
      .filter(({ kind }) => kind === 'new')
      .map(({ chatId, messageId, channel }) => `${channel} ${chatId} ${messageId}`);
    expect(copies.length).toBeGreaterThan(20);
    expect(new Set(copies).size).toBe(copies.length);
    const others = await two.houses[0].store.ledger.list({ states: ['unknown', 'failed'], limit: 10 });
    expect(others).toEqual([]);
    for (const who of Object.values(COLLEAGUES)) {
      const person = await two.houses[0].caravan.ports.people.byIdentity(
        'telegram-staff',
        String(who.userId),
      );
      const owed = sent.filter(({ personId, kind }) => personId === person?.id && kind === 'new');
      const seen = new Set(talker(who).heard.map((message) => String(message.message_id)));
      expect(
        owed.filter(({ messageId }) => !seen.has(messageId ?? '')),
        who.name,
      ).toEqual([]);
      // These people have written nothing themselves: whatever they heard came out of the ledger.
      expect(talker(who).heard.filter(({ text }) => text !== undefined).length, who.name).toBeLessThanOrEqual(
        owed.length + 1,
      );
    }
  });

  it('S0-26: a form begun on one instance is carried on by the other, question by question', async () => {
    const anna = talker(COLLEAGUES.sales);
    await anna.type('/new');
    await anna.press('menu.newClient');
    const before = [...two.given];
    await anna.fill('client', 'new', [
      ['inn', '7736050003'],
      ['company', 'ООО «Две машины»'],
      ['city', 'Казань'],
      ['contact', 'Ирина, 8 912 000-11-22'],
    ]);
    await anna.sees('client.fact.clientOpened');
    expect(two.given.every((count, nth) => count > before[nth]!)).toBe(true);
    expect((await two.houses[1].caravan.cases.load('k7736050003'))?.stages).toHaveProperty('explanations');
  });
});
