import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { wordsOf } from '../../bots/playground/demo/player.ts';
import type { Fact } from '../../core/cases/entry.ts';
import type { Carrier } from '../../core/processes/carrier/context.ts';
import { askedOf, roubles } from '../builders/offers.ts';
import { orderOf } from '../builders/orders.ts';
import { searchedTrip } from '../builders/trips.ts';
import { pressUpdate } from '../builders/updates.ts';
import { COLLEAGUES, type Company, openCompany, PARTNERS } from './company.ts';
import { Hand } from './hand.ts';
import type { Talker } from './talker.ts';

const LONG = { timeout: 60_000 };
const TRACK = PARTNERS.carrier.party;

describe('the carrier book', () => {
  let company: Company;
  let igor: Talker;
  let hand: Hand;
  let oleg: Talker;

  beforeAll(async () => {
    company = await openCompany();
    igor = company.colleague('logistician');
    oleg = company.colleague('head');
    hand = new Hand(COLLEAGUES.logistician, company.double, company.caravan, 'telegram-staff');
  }, 60_000);
  afterAll(() => company?.close());

  const carrier = async (id: string) => (await company.caravan.cases.load(id))?.context as Carrier;

  /** What somebody of the office did before. */
  async function given(caseId: string, fact: Fact) {
    const outcome = await company.caravan.cases.handle({
      commandId: `given/${fact.type}/${Object.values(fact).length}/${company.clock.now()}`,
      process: 'carrier',
      caseId,
      fact,
      doer: await company.person('logistician'),
      channel: 'telegram-staff',
    });
    expect(outcome.status).toBe('accepted');
  }

  async function order(): Promise<string> {
    const irina = await company.partnerPerson(PARTNERS.client);
    const igor = await company.person('logistician');
    const client = { id: PARTNERS.client.party };
    const id = await orderOf(company.caravan, client, irina, igor, { price: roubles(90_000) });
    await company.settle();
    return id;
  }

  async function opensCard(who: Talker, name: string) {
    await who.type(name);
    await who.press(name);
  }

  it('takes ways and trucks as people say them, and says what it does not understand', LONG, async () => {
    await opensCard(igor, 'Дальний рейс');
    await igor.press('carrier.button.lanesTold', 'Дальний рейс');
    await igor.type('Тридевятое – Казань');
    await igor.hears('Тридевятое');
    await igor.type('Казань – Пермь и обратно, Москва – СЗФО');
    await igor.hears('carrier.fact.lanesTold');
    await opensCard(igor, 'Дальний рейс');
    await igor.press('carrier.button.fleetTold', 'Дальний рейс');
    await igor.type('5 тентов 20 т');
    await igor.hears('carrier.fact.fleetTold');
    const { lanes, fleet } = await carrier(PARTNERS.carrier2.party);
    expect(lanes).toHaveLength(3);
    expect(fleet).toEqual([{ body: 'tent', count: 5, tonnage: 20_000 }]);
  });

  it('says why each carrier is proposed before anything is sent', LONG, async () => {
    await order();
    await igor.press('transport-order.button.carriersAsked');
    await igor.hears('есть кузов: Тент');
    await igor.cancels();
  });

  it('asks a whole group with one press', LONG, async () => {
    await igor.type('/carriers');
    await igor.press('groups.open');
    await igor.press('groups.new');
    await hand.answers({
      name: 'Тенты Поволжья',
      how: { press: ['carrier-group.how.filter'] },
      place: 'ПФО',
      body: { press: ['carrier-group.body.tent'] },
      tonnage: { press: ['form.skip'] },
      rating: { press: ['form.skip'] },
      lanes: { press: ['form.skip'] },
    });
    const id = await order();
    await igor.press('transport-order.button.carriersAsked');
    await igor.press('form.correct');
    await igor.press('transport-order.label.carriers', 'Что исправить?');
    // Both were proposed: the first press takes them out, the second brings them back.
    const whole = 'Вся группа «Тенты Поволжья» (2)';
    const ticked = await igor.button(whole);
    await igor.tap(ticked);
    await vi.waitFor(async () => expect((await igor.button(whole)).data).not.toBe(ticked.data), {
      timeout: 10_000,
    });
    await igor.tap(await igor.button(whole));
    await igor.press('form.done');
    await igor.press('form.send');
    await vi.waitFor(
      async () => {
        const [asked] = await company.entries(id, 'carriersAsked');
        expect(asked?.fact.carriers).toEqual(expect.arrayContaining([TRACK, PARTNERS.carrier2.party]));
      },
      { timeout: 15_000 },
    );
  });

  it(
    'is narrowed by a body and a region as they are typed, for those who work with carriers',
    LONG,
    async () => {
      await igor.type('тенты, ПФО');
      const found = await igor.hears('Тент, ПФО: 2 перевозчика');
      const { name } = (await company.caravan.ports.directory.get(TRACK))!;
      expect(JSON.stringify(found)).toContain(JSON.stringify(name).slice(1, -1));
      await igor.type('Владивосток цистерна');
      await igor.hears('carriersLike.none');
      const anna = company.colleague('sales');
      await anna.type('тенты, ПФО');
      await anna.hears('«тенты, ПФО» ничего не нашлось');
    },
  );

  it(
    'is open to those who work with carriers, from the menu too; others hear who keeps it',
    LONG,
    async () => {
      await igor.type('/menu');
      await igor.press('menu.carriers');
      await igor.sees('carriers.hint');
      const anna = company.colleague('sales');
      await anna.type('/menu');
      const menu = await anna.hears('menu.greeting', { name: 'Анна Соколова' });
      expect(JSON.stringify(menu)).not.toContain(anna.words('menu.carriers'));
      await anna.type('/carriers');
      await anna.hears('carriers.notYours');
      const vera = company.colleague('accountant');
      await vera.type('/carriers');
      await vera.hears('carriers.hint');
    },
  );

  it('gives no work to whoever is on the deny list, whatever the door', LONG, async () => {
    // Asked before that: the buttons are in its chat.
    const earlier = await order();
    const logistician = await company.person('logistician');
    const trip = await searchedTrip(company.caravan, earlier, logistician);
    const fixed = { mode: 'fixed', price: roubles(80_000), trips: [trip] };
    const offer = await askedOf(company.caravan, earlier, logistician, { carriers: [TRACK], ...fixed });
    await company.settle();
    const sergey = company.partner(PARTNERS.carrier);
    const { number } = (await company.caravan.cases.load(earlier))!.context as { number: string };
    const about = `№ ${number}:`;
    const taking = await sergey.button('Беру за 80', about);

    const id = await order();
    await opensCard(igor, 'Трак-Сервис');
    await igor.press('carrier.button.carrierDenied', 'Трак-Сервис');
    await hand.answers({ reason: 'бросил груз' });
    await igor.sees('carrier.fact.carrierDenied');

    await igor.press('transport-order.button.carriersAsked');
    await igor.hears('Дальний рейс');
    await igor.press('form.correct');
    await igor.press('transport-order.label.carriers', 'Что исправить?');
    await igor.type('Трак-Сервис');
    await igor.hears('problem.closed-carrier', { name: 'ООО «Трак-Сервис»' });
    await igor.cancels();

    const asked = await company.caravan.cases.handle({
      commandId: 'by-another-door',
      process: 'transport-order',
      caseId: id,
      fact: { type: 'carriersAsked', carriers: [PARTNERS.carrier2.party, TRACK], minutes: 60 },
      doer: await company.person('logistician'),
      channel: 'telegram-staff',
    });
    expect(asked).toMatchObject({ status: 'refused', refusal: { code: 'carrier-denied' } });

    await sergey.waitFor((view) => {
      const card = view.messages.find((one) => one.message_id === taking.message_id);
      const isOver = card?.text?.includes('Запрос больше не действует') === true;
      return isOver && card?.reply_markup === undefined ? true : undefined;
    }, 'the request without its buttons');
    // A press that was on its way.
    await company.bring('partners', pressUpdate(PARTNERS.carrier.userId, taking.message_id, taking.data));
    expect((await company.caravan.cases.load(trip))!.context).not.toHaveProperty('carrier', TRACK);
    const facts = (await company.caravan.cases.history(offer)).map(({ fact }) => fact.type);
    expect(facts).toEqual(['offerOpened', 'carrierBarred']);
    expect(sergey.heard.map(wordsOf).join('\n')).not.toContain('бросил груз');

    await opensCard(oleg, 'Трак-Сервис');
    await oleg.press('carrier.button.denialLifted', 'Трак-Сервис');
    await oleg.sees('carrier.stage.known');
    expect((await carrier(TRACK)).denied).toBeUndefined();
  });

  it(
    'asks for a new policy two weeks before the old one ends, and is quiet once it is there',
    LONG,
    async () => {
      const day = (days: number) =>
        new Date(Date.parse(company.clock.now()) + days * 86_400_000).toISOString();
      const policy = (validUntil: string): Fact => ({
        type: 'insuranceRecorded',
        number: 'СМР',
        validUntil,
        files: [],
      });
      const ends = day(16).slice(0, 10);
      const morningAfter = `${day(16).slice(0, 10)}T10:00:00.000Z`;
      const { carrier2 } = PARTNERS;
      await given(TRACK, policy(ends));
      await given(carrier2.party, policy(ends));
      expect(igor.times('carrier.task.renewal')).toBe(0);
      await company.passTo(day(5));
      for (const name of ['Трак-Сервис', 'Дальний рейс']) {
        const button = await igor.button('carrier.button.insuranceRecorded', name);
        expect(button).toBeDefined();
      }
      await given(TRACK, policy(day(400).slice(0, 10)));
      await company.passTo(morningAfter);
      const lastDay = igor.heard.map(wordsOf).filter((words) => words.includes('Сегодня последний день'));
      expect(lastDay).toHaveLength(1);
      expect(lastDay[0]).toContain('Дальний рейс');
      expect((await company.caravan.cases.load(TRACK))?.stages).toHaveProperty('known');
    },
  );
});
