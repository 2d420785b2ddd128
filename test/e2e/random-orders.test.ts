import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARTNERS_BOT, STAFF_BOT } from '../../bots/playground/company/cast.ts';
import { fromBot, wordsOf } from '../../bots/playground/demo/player.ts';
import type { TransportOrder } from '../../core/processes/transport-order/context.ts';
import { orderOf } from '../builders/orders.ts';
import { Chance } from './chance.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { RandomPlayer, type Temper } from './random-player.ts';

const ORDERS = Number.parseInt(process.env.ORDERS ?? '20', 10);
const SEED = Number.parseInt(process.env.SEED ?? '2026', 10);
/** Far more than any play has needed: who gets here goes round in circles. */
const MOST_ROUNDS = 6000;

/** What has nothing to do with orders, or would take the company apart, is left alone; setbacks are rare. */
const LEFT_ALONE = new Set([
  'clientDropped',
  'clientReopened',
  'contactRemoved',
  'contactAdded',
  'contactJoined',
  'logisticianAssigned',
  'carrierRetired',
  'explanationsGiven',
  'contractConcluded',
  'handoverFilled',
  'handoverQuestioned',
  'request',
  'write',
  'reply',
]);
const SETBACKS = new Map([
  ['requestDeclined', 0.02],
  ['requestWithdrawn', 0.02],
  ['orderCancelled', 0.02],
  ['cancellationAsked', 0.02],
  ['promiseDropped', 0.05],
  ['carrierRefused', 0.1],
  ['vehicleRejected', 0.1],
  ['vehicleReplaced', 0.05],
  ['troubleReported', 0.1],
  ['delayReported', 0.2],
  ['milestoneTakenBack', 0.1],
  ['tripAdded', 0.02],
  ['charge.new', 0.1],
  ['whereAsked', 0.1],
  ['billRejected', 0.2],
  ['actRejected', 0.2],
  ['channelTried', 0.3],
  ['headAsked', 0.2],
  ['carriersAsked', 0.3],
  ['offerClosed', 0.2],
]);
const temper: Temper = (fact) => (LEFT_ALONE.has(fact) ? 0 : (SETBACKS.get(fact) ?? 1));

describe(`${ORDERS} orders, played at once by random but legal people (seed ${SEED})`, () => {
  let company: Company;
  let orders: string[];

  beforeAll(async () => {
    company = await openCompany();
    const { caravan } = company;
    const igor = await company.person('logistician');
    const marina = await company.person('logistician2');
    const clients = await Promise.all([PARTNERS.client, PARTNERS.client2].map((who) => partner(who.userId)));
    orders = [];
    for (let n = 0; n < ORDERS; n++) {
      const by = clients[n % 2]!;
      const id = by.memberships[0]!.partyId;
      const taken = { inn: id.slice(1), id, name: '', contact: by };
      orders.push(await orderOf(caravan, taken, by, n % 2 === 0 ? igor : marina));
    }
    await company.settle();
    await play(new Chance(SEED));
  }, 900_000);

  afterAll(() => company?.close());

  async function partner(userId: number) {
    const found = await company.caravan.ports.people.byIdentity('telegram-partners', String(userId));
    if (found === null) throw new Error(`nobody has the account ${userId}`);
    return found;
  }

  async function players(chance: Chance): Promise<RandomPlayer[]> {
    const { caravan, double } = company;
    const make = async (who: { userId: number; name: string }, isStaff: boolean) => {
      const channel = isStaff ? 'telegram-staff' : 'telegram-partners';
      const person = await caravan.ports.people.byIdentity(channel, String(who.userId));
      const bot = (isStaff ? STAFF_BOT : PARTNERS_BOT).username;
      const played = { userId: who.userId, name: who.name, bot };
      return new RandomPlayer(caravan, double, { who: played, person: person!, chance, temper });
    };
    return Promise.all([
      ...Object.values(COLLEAGUES).map((who) => make(who, true)),
      ...Object.values(PARTNERS).map((who) => make(who, false)),
    ]);
  }

  async function openOnes(): Promise<string[]> {
    const loaded = await Promise.all(orders.map((id) => company.caravan.cases.load(id)));
    return loaded.flatMap((order) => (order === null || order.closed ? [] : [order.id]));
  }

  async function trace() {
    const all = await Promise.all(orders.map((id) => company.caravan.cases.load(id)));
    console.log(company.clock.now(), all.map((o) => JSON.stringify(o?.value)).join(' '));
    for (const process of ['trip', 'offer', 'charge', 'carrier-bill', 'invoice', 'act'])
      for (const one of await company.caravan.ports.cases.list({ process, closed: false, limit: 50 }))
        console.log('   ', one.id, JSON.stringify(one.value));
    if (process.env.TRACE === '2')
      for (const who of [...Object.values(COLLEAGUES), ...Object.values(PARTNERS)])
        console.log(
          who.name,
          '::',
          fromBot(company.double.people.chat(who.userId, who.bot))
            .slice(-3)
            .map(
              (m) => wordsOf(m) + JSON.stringify(m.reply_markup?.inline_keyboard?.flat().map((b) => b.text)),
            )
            .join('\n   ----\n'),
        );
  }

  /** Everybody does one thing at the same time, again and again; when nobody can, time passes. */
  async function play(chance: Chance): Promise<void> {
    const everybody = await players(chance);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const acted = await Promise.all(everybody.map((player) => player.act()));
      await company.settle();
      if (acted.includes(true)) continue;
      if (process.env.TRACE) await trace();
      if ((await openOnes()).length === 0) return;
      if (process.env.STUCK && round > Number(process.env.STUCK)) {
        for (const id of await openOnes())
          console.log(
            id,
            JSON.stringify((await company.caravan.cases.load(id))?.context),
            (await company.caravan.cases.history(id))
              .map((e) => `${e.fact.type} ${JSON.stringify(e.value)}`)
              .join('\n'),
          );
        return;
      }
      const next = await company.caravan.ports.obligations.nextMoment();
      if (next === null) return;
      await company.passTo(next);
    }
  }

  it('all end closed, declined, withdrawn or cancelled', async () => {
    const ends = await Promise.all(orders.map(async (id) => (await company.caravan.cases.load(id))?.value));
    const left = ends.filter((end) => typeof end !== 'string' || !ENDS.includes(end));
    expect(left).toEqual([]);
    expect(ends).toContain('closed');
  });

  it('replay equals state, and every chain holds', async () => {
    const { caravan } = company;
    for (const id of await caravan.ports.journal.caseIds()) {
      expect(await caravan.cases.verify(id), id).toEqual({ same: true, chain: true });
    }
  });

  it('every client heard each published milestone once', async () => {
    const { caravan, double } = company;
    for (const id of orders) {
      const order = await caravan.cases.load(id);
      const { client } = order!.context as TransportOrder;
      const published = (await caravan.cases.history(id)).filter((e) => e.fact.type === 'milestoneHeard');
      for (const { userId, party } of [PARTNERS.client, PARTNERS.client2]) {
        if (party !== client) continue;
        const heard = fromBot(double.people.chat(userId, PARTNERS_BOT.username)).map(wordsOf);
        expect(heard.length).toBeGreaterThan(published.length);
      }
      const told = await caravan.ports.ledger.list({ caseId: id, limit: 10_000 });
      expect(new Set(told.map((message) => message.id)).size).toBe(told.length);
    }
  });
});

const ENDS = ['closed', 'declined', 'withdrawn', 'cancelled'];
