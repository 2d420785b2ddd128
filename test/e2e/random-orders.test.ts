import { describe, expect, it } from 'vitest';
import { PARTNERS_BOT, STAFF_BOT } from '../../bots/playground/company/cast.ts';
import type { Case } from '../../core/cases/case.ts';
import type { Entry } from '../../core/cases/entry.ts';
import type { Person } from '../../core/people/person.ts';
import type { TransportOrder } from '../../core/processes/transport-order/context.ts';
import { orderOf } from '../builders/orders.ts';
import { Chance } from './chance.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { RandomPlayer, type Temper } from './random-player.ts';

/** `npm run test:orders` plays twenty; each seed is another play. */
const ORDERS = Number.parseInt(process.env.ORDERS ?? '4', 10);
const SEED = Number.parseInt(process.env.SEED ?? '2026', 10);
/** Far more than any play has needed: who gets here goes round in circles. */
const MOST_ROUNDS = 5000;
/** Now and then some minutes pass, so that what is pressed is also published. */
const ROUNDS_A_PAUSE = 6;
const PAUSE_MS = 3 * 60_000;

/** What has nothing to do with orders, or would take the company apart, is left alone. */
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
  'callLogged',
  'request',
  'write',
  'reply',
]);
/** What people do beside the straight way, and how often against a step on it. */
const BESIDE = new Map([
  ['requestDeclined', 0.02],
  ['requestWithdrawn', 0.02],
  ['orderCancelled', 0.02],
  ['cancellationAsked', 0.02],
  ['promiseDropped', 0.03],
  ['tripAdded', 0.02],
  ['tripDropped', 0.02],
  ['carrierRefused', 0.05],
  ['carrierReleased', 0.05],
  ['vehicleRejected', 0.05],
  ['vehicleReplaced', 0.05],
  ['troubleReported', 0.05],
  ['delayReported', 0.1],
  ['milestoneTakenBack', 0.1],
  ['charge.new', 0.03],
  ['sumsChanged', 0.2],
  ['chargeDropped', 0.2],
  ['whereAsked', 0.05],
  ['billRejected', 0.1],
  ['actRejected', 0.1],
  ['paymentPromised', 0.1],
  ['channelTried', 0.2],
  ['headAsked', 0.1],
  ['carriersAsked', 0.2],
  ['bidTold', 0.2],
  ['bidWithdrawn', 0.1],
  ['countered', 0.1],
  ['offerClosed', 0.1],
  ['write', 0],
]);
const temper: Temper = (fact) => (LEFT_ALONE.has(fact) ? 0 : (BESIDE.get(fact) ?? 1));

const ENDS = ['closed', 'declined', 'withdrawn', 'cancelled'];

describe(`${ORDERS} orders, played at once by random but legal people (seed ${SEED})`, () => {
  let company: Company;
  let orders: string[];

  // One test, so that it can be tried anew as a whole.
  it('all end, replay to what they are, and every client heard each published milestone once', async () => {
    company = await openCompany();
    try {
      orders = await requested();
      await play(new Chance(SEED));
      await expectEnds();
      await expectReplay();
      await expectHeardOnce();
    } finally {
      await company.close();
    }
  }, 1_500_000);

  async function requested(): Promise<string[]> {
    const holders = [await company.person('logistician'), await company.person('logistician2')];
    const clients = [
      await company.partnerPerson(PARTNERS.client),
      await company.partnerPerson(PARTNERS.client2),
    ];
    const ids: string[] = [];
    for (let n = 0; n < ORDERS; n++) {
      const by = clients[n % 2] as Person;
      const id = by.memberships[0]?.partyId ?? '';
      ids.push(await orderOf(company.caravan, { id }, by, holders[n % 2]));
    }
    await company.settle();
    return ids;
  }

  async function everybody(chance: Chance): Promise<RandomPlayer[]> {
    const { caravan, double } = company;
    const player = async (who: { userId: number; name: string }, isStaff: boolean) => {
      const channel = isStaff ? 'telegram-staff' : 'telegram-partners';
      const person = await caravan.ports.people.byIdentity(channel, String(who.userId));
      if (person === null) throw new Error(`nobody has the account ${who.userId}`);
      const bot = (isStaff ? STAFF_BOT : PARTNERS_BOT).username;
      return new RandomPlayer(caravan, double, { who: { ...who, bot }, person, chance, temper });
    };
    return Promise.all([
      ...Object.values(COLLEAGUES).map((who) => player(who, true)),
      ...Object.values(PARTNERS).map((who) => player(who, false)),
    ]);
  }

  /** Everybody does one thing at the same time, again and again; when nobody can, time passes. */
  async function play(chance: Chance): Promise<void> {
    const people = await everybody(chance);
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      const acted = await Promise.all(people.map((one) => one.act()));
      await company.settle();
      if (!acted.includes(true) && (await open()).length === 0) return;
      const pause = new Date(Date.parse(company.clock.now()) + PAUSE_MS).toISOString();
      if (round % ROUNDS_A_PAUSE === 0) await company.passTo(pause);
      if (acted.includes(true)) continue;
      const next = await company.caravan.ports.obligations.nextMoment();
      if (next === null) return;
      await company.passTo(next);
    }
  }

  async function open(): Promise<string[]> {
    const loaded = await Promise.all(orders.map((id) => company.caravan.cases.load(id)));
    return loaded.flatMap((order) => (order === null || order.closed ? [] : [order.id]));
  }

  async function expectEnds(): Promise<void> {
    const ends = await Promise.all(orders.map(async (id) => (await company.caravan.cases.load(id))?.value));
    expect(ends.filter((end) => typeof end !== 'string' || !ENDS.includes(end))).toEqual([]);
    expect(ends).toContain('closed');
  }

  async function expectReplay(): Promise<void> {
    const { caravan } = company;
    for (const id of await caravan.ports.journal.caseIds()) {
      expect(await caravan.cases.verify(id), id).toEqual({ same: true, chain: true });
    }
  }

  async function expectHeardOnce(): Promise<void> {
    const { caravan } = company;
    let published = 0;
    for (const id of orders) {
      const order = await caravan.cases.load(id);
      const { client, trips = {} } = (order as Case<TransportOrder>).context;
      const contacts = (await caravan.ports.people.ofParty(client)).filter(
        (one) => one.identities.length > 0,
      );
      for (const trip of Object.keys(trips)) {
        for (const entry of await company.entries(trip, 'milestonePublished')) {
          published += 1;
          expect(await hearers(trip, entry)).toEqual(contacts.map((contact) => contact.id));
        }
      }
    }
    expect(published).toBeGreaterThan(0);
  }

  /** Who got a message because of this entry, as often as it was sent; cards that follow quietly are no message. */
  async function hearers(trip: string, { _id }: Entry): Promise<string[]> {
    const { ledger } = company.caravan.ports;
    const sent = await ledger.list({ caseId: trip, states: ['sent'], limit: 10_000 });
    const said = sent.filter((message) => message.kind === 'new' && message.id.startsWith(`${_id}/`));
    return said.map((message) => message.personId);
  }
});
