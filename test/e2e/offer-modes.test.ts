import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../core/people/person.ts';
import type { Offer } from '../../core/processes/offer/context.ts';
import type { Trip } from '../../core/processes/trip/context.ts';
import { askedOf, roubles } from '../builders/offers.ts';
import { searchedOrder } from '../builders/trips.ts';
import { msk } from './clock.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import type { Talker } from './talker.ts';

const SERGEY = PARTNERS.carrier.party;
const RUSTAM = PARTNERS.carrier2.party;
/** A sum as it is shown: thousands stand apart without breaking. */
const sum = (thousands: string, rest: string) => `${thousands}\u00a0${rest}`;
const LONG = { timeout: 60_000 };

/** The ways in which carriers are asked, each played through the bots (S0-31, S0-37 to S0-39). */
describe('carriers are asked', () => {
  let company: Company;
  let logistician: Person;
  let igor: Talker;
  let sergey: Talker;
  let rustam: Talker;
  let order: string;
  let trip: string;
  let offer: string;
  /** Stands in every message about the order. */
  let about: string;

  beforeAll(async () => {
    company = await openCompany({ now: msk(24, '10:00') });
    logistician = await company.person('logistician');
    igor = company.colleague('logistician');
    sergey = company.partner(PARTNERS.carrier);
    rustam = company.partner(PARTNERS.carrier2);
  }, 60_000);
  afterAll(() => company.close());

  beforeEach(async () => {
    const client = await company.client('working');
    ({ order, trip, about } = await searchedOrder(company.caravan, client, logistician));
  });

  async function asks(manner: Record<string, unknown>) {
    const carriers = [SERGEY, RUSTAM];
    offer = await askedOf(company.caravan, order, logistician, { carriers, trips: [trip], ...manner });
    await company.settle();
  }

  async function bids(who: Talker, price: string) {
    await who.press('offer.button.bidPriced', about);
    await who.fill('offer', 'bid', [['price', `${price} с НДС 22%, безнал, 10 дней`]]);
    await company.settle();
  }

  /** So many minutes pass. */
  const passes = (minutes: number) =>
    company.passTo(new Date(Date.parse(company.clock.now()) + minutes * 60_000).toISOString());
  const stages = async () => Object.keys((await company.caravan.cases.load(offer))!.stages);
  const winner = async () => ((await company.caravan.cases.load(trip))!.context as Trip).carrier;
  const known = async () => (await company.caravan.cases.load(offer))!.context as Offer;

  it(
    'at a fixed price: the first press wins, the second is told; silence passes it on in one press',
    LONG,
    async () => {
      await asks({ mode: 'fixed', price: roubles(80_000) });
      const late = await rustam.button('Беру за 80', about);
      await sergey.press('Беру за 80', about);
      // Before the edit that takes his button away has reached him.
      const answer = await rustam.tap(late);
      expect(JSON.stringify(answer)).toContain('Рейс отдан');
      await company.settle();
      await sergey.sees('Везёте вы');
      expect(await winner()).toBe(SERGEY);
      await rustam.press('offer.button.reserve', about);
      await rustam.fill('offer', 'bid', [['price', '82 000 с НДС 22%, безнал, 10 дней']]);
      await rustam.sees('держим в резерве');

      await passes(61);
      await igor.sees('молчит, время вышло');
      await igor.press('Передать резерву: 82', about);
      await company.settle();
      await rustam.sees('Резерв сработал');
      await sergey.sees('передали рейс другому перевозчику');
      expect(await winner()).toBe(RUSTAM);
      expect(await stages()).toEqual(['held', 'held.waiting']);
    },
  );

  it(
    'with open rates: the best is awarded in one press; a refusal brings the reserve at once',
    LONG,
    async () => {
      await asks({});
      await bids(sergey, '79 000');
      await bids(rustam, '76 000');
      await sergey.sees('Появилась ставка ниже вашей');
      await igor.press('offer.button.awardThis', 'Дальний рейс»: 76');
      await company.settle();
      expect(await winner()).toBe(RUSTAM);
      await sergey.sees('Вашу ставку держим в резерве');
      await rustam.press('trip.button.carrierRefused');
      await rustam.fill('trip', 'refuse', [
        ['reason', { press: 'trip.reason.noTruck' }],
        ['note', 'Машина встала в Казани.'],
      ]);
      await company.settle();
      await igor.sees('отказался от рейса');
      await igor.press('Передать резерву: 79', about);
      await company.settle();
      expect(await winner()).toBe(SERGEY);
    },
  );

  it(
    'with sealed rates: who answered is seen, the prices when the time is over; a late one is marked',
    LONG,
    async () => {
      await asks({ mode: 'sealed', minutes: 30 });
      await bids(sergey, '79 321');
      expect(igor.times(sum('79', '321'))).toBe(0);
      await passes(31);
      await igor.sees(sum('79', '321'));
      await bids(rustam, '78 123');
      await igor.sees('Ответ после срока');
      expect(sergey.times(sum('78', '123'))).toBe(0);
      await igor.press('Выбрать № 1: 78', about);
      await company.settle();
      expect(await winner()).toBe(RUSTAM);
    },
  );

  it('going down: whoever was the best goes a step lower in one press', LONG, async () => {
    await asks({ mode: 'descending', price: roubles(80_000), step: 100_000 });
    await bids(sergey, '78 000');
    await bids(rustam, '76 500');
    await sergey.press('Беру за 75', 'Появилась ставка ниже вашей');
    await company.settle();
    expect((await known()).bids[SERGEY]).toMatchObject({ kind: 'accepted' });
    await rustam.sees('Появилась ставка ниже вашей');
  });

  it('one by one: the second hears of it when the first has declined', LONG, async () => {
    await asks({ plan: 'inTurn', each: 15 });
    expect(rustam.times(about)).toBe(0);
    await sergey.press('offer.button.bidDeclined', about);
    await sergey.fill('offer', 'decline', [['reason', { press: 'offer.reason.noTruck' }]]);
    await passes(1);
    await rustam.sees(about);
  });

  it('terms are changed, the time is extended, the request is withdrawn: each is heard', LONG, async () => {
    await asks({});
    await bids(sergey, '79 000');
    await passes(1);
    await igor.press('offer.button.amended', about);
    await igor.fill('offer', 'amend', [
      ['price', '81 000 с НДС 22%, безнал, 10 дней'],
      ['note', 'Добавилась боковая загрузка.'],
    ]);
    await company.settle();
    await rustam.sees('Добавилась боковая загрузка.');
    await passes(1);
    await sergey.press('offer.button.bidRenewed', about);
    await company.settle();
    expect((await known()).bids[SERGEY]).toMatchObject({ price: roubles(79_000) });
    await igor.press('offer.button.extended', about);
    await igor.fill('offer', 'extend', [['minutes', { press: 'offer.minutes.30' }]]);
    await company.settle();
    await rustam.sees('Время на ответы продлили');
    await igor.press('offer.button.offerClosed', about);
    await company.settle();
    await rustam.sees('Запрос снят');
    expect(await stages()).toEqual(['over']);
  });
});
