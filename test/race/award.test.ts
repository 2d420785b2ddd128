import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLEAGUES } from '../../bots/playground/company/cast.ts';
import { buttonsOf } from '../../bots/playground/demo/player.ts';
import { PARTNERS_BOT } from '../../bots/playground/set-stage.ts';
import type { Person } from '../../core/people/person.ts';
import type { Offer } from '../../core/processes/offer/context.ts';
import { carrierAt, type KnownCarrier } from '../builders/carriers.ts';
import { bring, clientAt, type TakenOn } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
import { PRICE, searchedTrip } from '../builders/trips.ts';
import { eventually } from '../crash/eventually.ts';
import { Talker } from '../e2e/talker.ts';
import { openRaceHouse, type RaceHouse } from './race-house.ts';

const CARRIERS = 100;
/** `npm run test:race` has fifty races; another `SEED` is other deaths. */
const RACES = Number(process.env.RACES ?? 2);
const SEED = Number(process.env.SEED ?? 1);
const PATIENCE_MS = 60_000;
const TAKE = /^Беру за/;

/** The journal's insert of the fact that decides, as it goes over the wire. */
const DECISION = '\x02type\x00\x0b\x00\x00\x00truckTaken\x00';

/** Where the second Caravan dies: at the decisive insert, or at any write of the press, its answer or its effects. */
const when = fc.constantFrom('before' as const, 'after' as const);
const death = (word: string, most: number) =>
  fc.record({ word: fc.constant(word), nth: fc.integer({ min: 1, max: most }), when });
const deaths = fc.oneof(
  { arbitrary: death(DECISION, 1), weight: 2 },
  { arbitrary: death('\x02insert\x00', 2), weight: 1 },
  { arbitrary: death('\x02update\x00', 20), weight: 1 },
  { arbitrary: death('\x02findAndModify\x00', 10), weight: 1 },
);

let house: RaceHouse;
let carriers: KnownCarrier[];
let people: Talker[];
let client: TakenOn;
let igor: Person;
let struck = 0;

beforeAll(async () => {
  house = await openRaceHouse();
  const { caravan } = house.desk;
  const who = async (role: 'sales' | 'head' | 'logistician') =>
    (await caravan.ports.people.byIdentity('telegram-staff', String(COLLEAGUES[role].userId)))!;
  igor = await who('logistician');
  const staff = { sales: await who('sales'), head: await who('head'), logistician: igor };
  client = await clientAt(caravan, { ...staff, stage: 'working' });
  carriers = [];
  people = [];
  for (let nth = 0; nth < CARRIERS; nth++) {
    const userId = 20_000 + nth;
    await house.double.people.add({ id: userId, first_name: `Диспетчер ${nth}`, language_code: 'ru' });
    carriers.push(await carrierAt(caravan, igor, userId));
    people.push(talker(userId));
  }
  await Promise.all(people.map((one) => one.start()));
}, 120_000);
afterAll(() => house?.close(), 60_000);

function talker(userId: number): Talker {
  const who = { userId, name: `Диспетчер ${userId}`, bot: PARTNERS_BOT.username };
  return new Talker(who, house.double, house.desk.caravan.ports.texts);
}

/** Asks every carrier for one truck at a fixed price. Gives the offer's id. */
async function asksEverybody(): Promise<string> {
  const { caravan } = house.desk;
  const order = await orderOf(caravan, client, igor, igor);
  const trip = await searchedTrip(caravan, order, igor);
  const ids = carriers.map(({ id }) => id);
  await bring(caravan, order, igor, {
    type: 'carriersAsked',
    carriers: ids,
    mode: 'fixed',
    price: PRICE,
    trips: [trip],
  });
  let found: string | undefined;
  await comes(async () => {
    const open = await caravan.ports.cases.list({ process: 'offer', partyIds: [ids[0]!], closed: false });
    found = open.find(({ context }) => (context as Offer).order === order)?.id;
    return found !== undefined;
  });
  return found as string;
}

async function comes(holds: () => Promise<boolean>): Promise<void> {
  expect(await eventually(PATIENCE_MS, holds)).toBe(true);
}

const live = (one: Talker) =>
  one.heard.flatMap((message) => buttonsOf(message)).filter(({ text }) => TAKE.test(text));

describe('a hundred carriers press at the same moment, and one of two Caravans dies (S0-39; design 2.5)', () => {
  const races = fc.sample(deaths, { seed: SEED, numRuns: RACES });
  it.each(races.map((strike, nth) => [nth + 1, strike] as const))(
    'race %i: one winner, ninety-nine true answers, no live button',
    async (_nth, strike) => {
      const { caravan } = house.desk;
      const offer = await asksEverybody();
      await comes(async () => people.every((one) => live(one).length === 1));
      const cards = await Promise.all(people.map((one) => one.button('Беру за')));

      house.strike(strike);
      const answers = await Promise.all(people.map((one, nth) => one.tap(cards[nth]!, PATIENCE_MS)));
      const said = answers.map((answer) => ('text' in answer ? (answer.text ?? '') : ''));

      const entries = await caravan.cases.history(offer);
      const taken = entries.filter(({ fact }) => fact.type === 'truckTaken');
      expect(taken).toHaveLength(1);
      const winner = carriers.findIndex(({ id }) => id === taken[0]?.actor.party);
      expect(said[winner]).toBe('Рейс ваш');
      expect(said.filter((words) => /^Уже решено\. Рейс отдан.*\d:\d\d/.test(words))).toHaveLength(
        CARRIERS - 1,
      );
      expect(await caravan.cases.verify(offer)).toEqual({ same: true, chain: true });

      await comes(async () => people.every((one) => live(one).length === 0));
      if (await house.revive()) struck++;
    },
    180_000,
  );

  it('the second Caravan died in most of them', () => {
    expect(struck).toBeGreaterThanOrEqual(RACES / 2);
  });
});
