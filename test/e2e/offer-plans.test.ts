import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import type { Person } from '../../core/people/person.ts';
import type { Offer } from '../../core/processes/offer/context.ts';
import type { Trip } from '../../core/processes/trip/context.ts';
import { askedOf, roubles } from '../builders/offers.ts';
import { orderOf } from '../builders/orders.ts';
import { searchedOrder, searchedTrip } from '../builders/trips.ts';
import { msk } from './clock.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { Hand } from './hand.ts';
import type { FoundButton, Talker } from './talker.ts';

const REMIND = 'offer.button.silentReminded';
const LONG = { timeout: 60_000 };
const DONE = { press: 'form.done' };
const SKIP = { press: 'form.skip' };

/** Whom the plan asks and when, several trucks, reminders, and the way to a confirmed truck (S0-31, S0-37 to S0-39). */
describe('an asking that goes by a plan', () => {
  let company: Company;
  let logistician: Person;
  let igor: Talker;
  let order: string;
  let trip: string;
  let offer: string;
  /** Stands in every message about the order. */
  let about: string;
  /** Companies in the order of the plan, each with the chat of its dispatcher. */
  let carriers: { party: string; chat: Talker }[];

  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00'), settings: { OFFER_HOLD_MINUTES: '30' } });
    logistician = await company.person('logistician');
    igor = company.colleague('logistician');
    carriers = [PARTNERS.carrier, PARTNERS.carrier2].map((one) => ({
      party: one.party,
      chat: company.partner(one),
    }));
    for (const name of ['Первый путь', 'Второй путь', 'Третий путь'])
      carriers.push(await company.carrier(name));
  }, 60_000);
  afterAll(() => company?.close());

  beforeEach(async () => {
    const client = await company.client('working');
    ({ order, trip, about } = await searchedOrder(company.caravan, client, logistician));
  });

  async function asks(manner: Record<string, unknown>, whom = carriers) {
    const parties = whom.map(({ party }) => party);
    offer = await askedOf(company.caravan, order, logistician, {
      carriers: parties,
      trips: [trip],
      ...manner,
    });
    await company.settle();
  }

  async function declines({ chat }: { chat: Talker }) {
    await chat.press('offer.button.bidDeclined', about);
    await chat.fill('offer', 'decline', [['reason', { press: 'offer.reason.noTruck' }]]);
    await company.settle();
  }

  const passes = (minutes: number) =>
    company.passTo(new Date(Date.parse(company.clock.now()) + minutes * 60_000).toISOString());
  const known = async () => (await company.caravan.cases.load(offer))!.context as Offer;
  const stages = async () => Object.keys((await company.caravan.cases.load(offer))!.stages);
  const carrierOf = async (id: string) => ((await company.caravan.cases.load(id))!.context as Trip).carrier;
  /** Of the carriers in the order of the plan: who has heard of this order. */
  const heard = () => carriers.map(({ chat }) => chat.times(about) > 0);
  const reminded = () =>
    carriers.map(
      ({ chat }) =>
        chat.heard
          .map(wordsOf)
          .filter((words) => words.includes(about) && words.includes('Ждём вашего ответа')).length,
    );
  const [yes, no] = [true, false];

  it(
    'the first three one by one, then everybody: a decline is not waited for, a silence is',
    LONG,
    async () => {
      await asks({ plan: 'mixed', each: 15, minutes: 60 });
      expect(heard()).toEqual([yes, no, no, no, no]);
      await declines(carriers[0]!);
      await passes(0);
      expect(heard()).toEqual([yes, yes, no, no, no]);
      await passes(14);
      expect(heard()).toEqual([yes, yes, no, no, no]);
      await passes(1);
      expect(heard()).toEqual([yes, yes, yes, no, no]);
      await passes(15);
      expect(heard()).toEqual([yes, yes, yes, yes, yes]);
      // Whoever was silent in its turn may still answer; who declined is left alone.
      expect((await known()).until).toBe(new Date(Date.parse(company.clock.now()) + 3_600_000).toISOString());
      const { offers } = (await company.caravan.cases.load(order))!.context as {
        offers: { until: string }[];
      };
      expect(offers).toMatchObject([{ until: (await known()).until }]);
    },
  );

  it('put on the deny list, a carrier loses the card that it has and gets none later', LONG, async () => {
    const head = await company.person('head');
    const [first, second, third] = [
      await company.carrier(`Запрет один ${order}`),
      await company.carrier(`Запрет два ${order}`),
      await company.carrier(`Запрет три ${order}`),
    ];
    const deny = async (party: string) => {
      const outcome = await company.caravan.cases.handle({
        commandId: `deny/${party}`,
        process: 'carrier',
        caseId: party,
        fact: { type: 'carrierDenied', reason: 'i1' },
        doer: head,
        channel: 'telegram-staff',
      });
      expect(outcome.status).toBe('accepted');
      await company.settle();
    };
    await asks({ plan: 'inTurn', each: 15, minutes: 60 }, [first, second, third]);
    const card = await first.chat.button('offer.button.bidPriced', about);
    await deny(second.party);
    await deny(first.party);
    await first.chat.waitFor((view) => {
      const now = view.messages.find((one) => one.message_id === card.message_id);
      const isOver = now?.text?.includes('Запрос больше не действует') === true;
      return isOver && now?.reply_markup === undefined ? true : undefined;
    }, 'the card without its buttons');
    await igor.sees('новой работы этому перевозчику не даём');
    await passes(0);
    expect([first, second, third].map(({ chat }) => chat.times(about))).toEqual([1, 0, 1]);
    await passes(60);
    expect(second.chat.times(about)).toBe(0);
  });

  it(
    'two trucks at a fixed price: the first two presses win one each, the third hears the truth',
    LONG,
    async () => {
      const outcome = await company.caravan.cases.handle({
        commandId: `given/${order}/second`,
        process: 'transport-order',
        caseId: order,
        fact: { type: 'tripAdded' },
        doer: logistician,
        channel: 'telegram-staff',
      });
      expect(outcome.status).toBe('accepted');
      const second = `t${order.slice(1)}-2`;
      await company.settle();
      const three = carriers.slice(0, 3);
      await asks({ mode: 'fixed', price: roubles(80_000), trucks: 2, trips: [trip, second] }, three);
      const taking = await Promise.all(three.map(({ chat }) => chat.button('Беру за 80', about)));
      const answers: string[] = [];
      for (const [n, { chat }] of three.entries())
        answers.push(JSON.stringify(await chat.tap(taking[n] as FoundButton)));
      expect(answers[2]).toMatch(/Рейс отдан|уже отдан/);
      await company.settle();
      expect(await Promise.all([trip, second].map(carrierOf))).toEqual(
        three.slice(0, 2).map(({ party }) => party),
      );
      await three[2]!.chat.sees('рейс уже отдан');
      expect(await stages()).toEqual(['held', 'held.waiting']);
    },
  );

  it('by button the silent alone are reminded, and not again too soon', LONG, async () => {
    const three = carriers.slice(0, 3);
    await asks({ minutes: 180 }, three);
    await declines(three[0]!);
    const remind = async () => JSON.stringify(await igor.tap(await igor.button(REMIND, about)));
    expect(await remind()).toContain('Напомнить снова можно после');
    expect(reminded()).toEqual([0, 0, 0, 0, 0]);
    for (const times of [1, 2]) {
      await passes(16);
      expect(await remind()).toContain('отправлено напоминание');
      await company.settle();
      expect(reminded()).toEqual([0, times, times, 0, 0]);
    }
  });

  it(
    'whoever is silent is reminded when a quarter of the time is left, whoever answered is not',
    LONG,
    async () => {
      const two = carriers.slice(0, 2);
      await asks({ minutes: 60 }, two);
      await two[1]!.chat.press('offer.button.bidPriced', about);
      await two[1]!.chat.fill('offer', 'bid', [['price', '79 000 с НДС 22%, безнал, 10 дней']]);
      await passes(44);
      expect(reminded()).toEqual([0, 0, 0, 0, 0]);
      await passes(1);
      expect(reminded()).toEqual([1, 0, 0, 0, 0]);
      await passes(14);
      expect(reminded()).toEqual([1, 0, 0, 0, 0]);
    },
  );

  it('where everybody has answered nobody is reminded', LONG, async () => {
    const [one] = carriers;
    await asks({ minutes: 60 }, [one!]);
    await declines(one!);
    await passes(50);
    expect(reminded()).toEqual([0, 0, 0, 0, 0]);
  });

  it('the winner names its truck, is cleared and confirms: the asking is over', LONG, async () => {
    const [sergey] = carriers;
    const irina = await company.client('working');
    order = await orderOf(company.caravan, irina, logistician, logistician, { price: roubles(100_000) });
    await company.settle();
    const { number } = (await company.caravan.cases.load(order))!.context as { number: string };
    about = `№ ${number}:`;
    const igorsHand = new Hand(COLLEAGUES.logistician, company.double, company.caravan, 'telegram-staff');
    await igorsHand.press('transport-order.button.carriersAsked', about);
    await igorsHand.answers({ carriers: { press: ['Трак-Сервис', 'form.done'] } });
    offer = `f${order.slice(1)}-1`;
    await company.settle();
    // For how long a winner is held is the company's own setting.
    expect((await known()).holdMinutes).toBe(30);
    await sergey!.chat.press('offer.button.bidPriced', about);
    await sergey!.chat.fill('offer', 'bid', [['price', '79 000 с НДС 22%, безнал, 10 дней']]);
    await company.settle();
    trip = await searchedTrip(company.caravan, order, logistician);
    await company.settle();
    await igor.press('offer.button.awardThis', about);
    await company.settle();
    expect((await known()).awards).toMatchObject([
      { until: new Date(Date.parse(company.clock.now()) + 30 * 60_000).toISOString() },
    ]);
    await sergey!.chat.press('trip.button.vehicleNamed');
    await sergey!.chat.fill('trip', 'vehicle', [
      ['driver', { press: 'Николай Осипов' }],
      ['plate', 'А123ВС 152'],
      ['trailer', SKIP],
      ['files', SKIP],
    ]);
    await company.settle();
    // It did its step: while we check, nobody counts its minutes.
    expect((await known()).awards?.[0]?.until).toBeUndefined();
    await igor.press('trip.button.papersChecked');
    await igor.fill('trip', 'clear', [
      ['points', { press: 'form.all' }],
      ['points', DONE],
    ]);
    await company.settle();
    expect((await known()).awards?.[0]?.until).toBeDefined();
    await sergey!.chat.press('trip.button.carrierConfirmed');
    await company.settle();
    expect(await stages()).toEqual(['over']);
    expect((await known()).awards).toMatchObject([{ trip, carrier: sergey!.party, isConfirmed: true }]);
  });
});
