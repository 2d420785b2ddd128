import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExchangeDouble } from '../../bots/playground/exchange-double/index.ts';
import { caseIdOf } from '../../core/processes/carrier/context.ts';
import { priceOf } from '../../core/processes/offer/testing/model.ts';
import { bring } from '../builders/clients.ts';
import { freshInn } from '../builders/inn.ts';
import { orderOf } from '../builders/orders.ts';
import { searchedTrip } from '../builders/trips.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import { ExchangeScene, STRANGER } from './exchange-scene.ts';
import type { Talker } from './talker.ts';

const LONG = 60_000;

describe('a load on the freight exchange (S0-28)', { timeout: LONG }, () => {
  let scene: ExchangeScene;
  let company: Company;
  let double: ExchangeDouble;
  let igor: Talker;

  beforeAll(async () => {
    scene = await ExchangeScene.open();
    ({ company, double, igor } = scene);
  }, LONG);
  afterAll(() => scene.close());

  /** Each test has an order of its own, for which carriers of the book are asked. */
  beforeEach(() => scene.asks());
  /** No load of one test is on its way there in the next: two alike would be a duplicate. */
  afterEach(async () => {
    double.faults.clear();
    await scene.run();
    double.market.clear();
  });

  it('is posted with one press and without client, street and contact, and the logistician hears its number', async () => {
    await scene.posts();
    const number = double.market.loads[0]?.number ?? '';
    await igor.hears(number);
    expect(await scene.load()).toMatchObject({ stages: { posted: {} }, context: { posted: { number } } });
    expect(Object.values((await scene.asking()).exchange?.loads ?? {})).toEqual([
      { exchange: 'ati', number },
    ]);
    await igor.sees(`Груз на бирже: ATI.SU, № ${number}`);
    const shown = JSON.stringify(double.market.loads);
    expect(shown).toContain('Казань');
    expect(shown).not.toContain('Складская');
  });

  it('tells each offer once, with whom to call; people and their words stay out of the journal', async () => {
    await scene.posts();
    const contact = { name: 'Пётр', phone: '8 912 345-67-89' };
    double.market.answer(scene.standing, { ...STRANGER, withVat: 79_000, contact, note: 'машина в Казани' });
    await scene.run();
    await scene.run();
    const told = await igor.hears(`Биржа: ${STRANGER.firm}`);
    expect(told.text).toContain('машина в Казани');
    expect(told.text).toContain('Пётр');
    const heard = await company.entries((await scene.load()).id, 'bidHeard');
    expect(heard).toHaveLength(1);
    const passed = await company.entries(scene.offer, 'exchangeBidHeard');
    expect(passed).toHaveLength(1);
    expect(JSON.stringify([heard[0]?.fact, passed[0]?.fact])).not.toMatch(/Пётр|912\s?345/);
  });

  it('brings its offers among the best in the card of the asking, marked as from the exchange', async () => {
    await scene.posts();
    await scene.hears(79_000);
    await igor.sees(`1. Биржа: ${STRANGER.firm}, 64`);
    const carrier = {
      type: 'bidTold',
      carrier: PARTNERS.carrier.party,
      kind: 'priced',
      price: priceOf(75_000),
    };
    await scene.brings(carrier);
    await company.settle();
    await igor.sees(`2. Биржа: ${STRANGER.firm}, 64`);
    expect(await scene.task()).toContain('1. ООО «Трак-Сервис»: 61');
  });

  it('a stranger becomes a carrier of the book, is awarded at its price, and the load is taken off', async () => {
    const trip = await searchedTrip(company.caravan, scene.order, scene.logistician);
    await scene.posts();
    await scene.hears(79_000);
    const inn = freshInn();
    await igor.press('offer.button.newCarrier', STRANGER.firm);
    await igor.fill('carrier', 'new', [
      ['inn', inn],
      ['city', 'Казань'],
      ['contacts.name', 'Пётр Степной'],
      ['contacts.phone', '8 912 345-67-80'],
      ['contacts.more', { press: 'Нет' }],
    ]);
    await igor.press('offer.button.exchangeCarrierTaken', STRANGER.firm);
    await igor.hears('✅');
    await company.settle();
    const carrier = caseIdOf({ inn });
    const { bids, carriers } = await scene.asking();
    expect(carriers).toContain(carrier);
    expect(bids[carrier]).toMatchObject({ kind: 'priced', price: { amount: { minor: 7_900_000 }, vat: 22 } });

    await igor.press('offer.button.awardThis', STRANGER.firm);
    await igor.hears('✅');
    await company.settle();
    expect((await company.caravan.cases.load(trip))?.context).toMatchObject({ carrier });
    await scene.run();
    await scene.run();
    expect(double.market.loads).toEqual([]);
    expect((await scene.load()).stages).toHaveProperty('off');
    expect((await scene.asking()).exchange?.loads).toEqual({});
  });

  it('a firm that is in the book already is found there by its name', async () => {
    await scene.posts();
    await scene.hears(79_000, { firmId: 99, firm: 'ООО "ТРАК-СЕРВИС"' });
    await igor.press('offer.button.exchangeCarrierTaken', 'ТРАК-СЕРВИС');
    await igor.hears('✅');
    await company.settle();
    expect((await scene.asking()).bids[PARTNERS.carrier.party]).toMatchObject({
      price: { amount: { minor: 7_900_000 } },
    });
  });

  it('keeps sealed prices to itself until the time is over', async () => {
    await scene.asks({ mode: 'sealed' });
    await scene.posts();
    await scene.hears(79_000, { firm: 'ООО «Тихий ход»', note: 'возьмём за 79' });
    await igor.sees('Предложений оттуда: 1');
    expect(igor.times('Тихий ход')).toBe(0);
    await company.passTo((await scene.asking()).until);
    await company.settle();
    await igor.hears('Биржа: ООО «Тихий ход»');
    await igor.sees('1. Биржа: ООО «Тихий ход»');
  });

  it('never takes a fixed price by itself: the logistician awards', async () => {
    await scene.asks({ mode: 'fixed', price: priceOf(79_000) }, 'a truck is searched for');
    await scene.posts();
    await scene.hears(79_000);
    expect((await scene.asking()).awards ?? []).toEqual([]);
    await igor.hears(`Биржа: ${STRANGER.firm}`);
  });

  it('shows our new price once the terms are changed, and stands on while there is more time', async () => {
    await scene.asks({ price: priceOf(80_000) });
    await scene.posts();
    expect(double.market.loads[0]?.cargo.payment.rate_with_vat).toBe(80_000);
    await company.clock.move(60_000);
    await scene.brings({ type: 'amended', price: priceOf(84_000) });
    await scene.brings({ type: 'extended', minutes: 30 });
    await scene.run();
    expect(double.market.loads[0]?.cargo.payment.rate_with_vat).toBe(84_000);
    expect((await scene.load()).stages).toHaveProperty('posted');
    await scene.run();
    expect(await company.entries((await scene.load()).id, 'loadAmended')).toHaveLength(1);
  });

  it('says that the new price could not be shown', async () => {
    await scene.asks({ price: priceOf(80_000) });
    await scene.posts();
    await company.clock.move(60_000);
    double.faults.add({ method: 'PUT', how: 403 });
    await scene.brings({ type: 'amended', price: priceOf(84_000) });
    await scene.run();
    await igor.hears('Показать новую ставку на бирже не получилось');
    expect((await scene.load()).stages).toHaveProperty('posted');
  });

  it('is taken off once the asking is called off', async () => {
    await scene.posts();
    await scene.brings({ type: 'offerClosed' });
    await scene.run();
    expect(double.market.loads).toEqual([]);
    expect((await scene.load()).stages).toHaveProperty('off');
  });

  it('is offered once for an asking', async () => {
    const buttons = async () => {
      const cards = await company.caravan.ports.ledger.liveOfCase(scene.offer);
      return cards.flatMap((card) => card.buttons.map(({ text }) => text.key));
    };
    expect(await buttons()).toContain('offer.button.exchangeOffered');
    await scene.gives();
    expect(await buttons()).not.toContain('offer.button.exchangeOffered');
  });

  it('is taken off when the logistician says so, also when its post was never answered', async () => {
    double.faults.add({ method: 'POST', path: '/v2/cargos', how: 'lost-after' });
    await scene.posts();
    expect(double.market.loads).toHaveLength(1);
    await scene.brings({ type: 'loadUnwanted' }, (await scene.load()).id);
    await scene.run();
    expect(double.market.loads).toEqual([]);
    expect((await scene.load()).stages).toHaveProperty('off');
  });

  it('stands there once, however often the answer to its post was lost', async () => {
    double.faults.add({ method: 'POST', path: '/v2/cargos', how: 'lost-after', times: 1 });
    double.faults.add({ method: 'GET', path: '/v1.0/loads', how: 503, times: 5 });
    await scene.gives();
    for (let n = 0; n < 4; n++) await scene.run();
    expect(double.market.loads).toHaveLength(1);
    expect(await company.entries((await scene.load()).id, 'loadPosted')).toHaveLength(1);
  });

  it('that the exchange refuses is told with the reason, and may be posted again', async () => {
    double.faults.add({ method: 'POST', path: '/v2/cargos', how: 403 });
    await scene.posts();
    await igor.hears('posting.refusal.not-allowed');
    expect((await scene.load()).stages).toHaveProperty('failed');
    await scene.posts();
    expect(double.market.loads).toHaveLength(1);
  });

  it('that somebody took off by hand is told', async () => {
    await scene.posts();
    double.market.remove(scene.standing);
    await scene.run();
    expect((await scene.load()).stages).toHaveProperty('off');
    expect((await scene.asking()).exchange?.loads).toEqual({});
  });

  it('an exchange that is silent for a quarter of an hour is told of, one that answered is not', async () => {
    double.faults.add({ how: 503, times: 100 });
    await scene.posts();
    const quarter = () => new Date(Date.parse(company.clock.now()) + 16 * 60_000).toISOString();
    await company.passTo(quarter());
    expect(await company.entries((await scene.load()).id, 'exchangeSilent')).toHaveLength(1);
    double.faults.clear();
    await scene.run();
    await company.passTo(quarter());
    expect(await company.entries((await scene.load()).id, 'exchangeSilent')).toHaveLength(1);
    expect((await scene.load()).stages).toHaveProperty('posted');
  });
});

describe('a company without an exchange', { timeout: LONG }, () => {
  it('is not offered to post loads', async () => {
    const company = await openCompany();
    try {
      const him = await company.person('logistician');
      const client = await company.client('working');
      const order = await orderOf(company.caravan, client, await company.person('head'), him);
      const asked = { type: 'carriersAsked', carriers: [PARTNERS.carrier.party], minutes: 60 };
      await bring(company.caravan, order, him, asked);
      await company.settle();
      await company.colleague('logistician').button('offer.button.bidTold');
      await expect(company.caravan.postings.run()).resolves.toBeUndefined();
      const cards = await company.caravan.ports.ledger.liveOfCase(`f${order.slice(1)}-1`);
      const texts = cards.flatMap(({ buttons }) => buttons.map(({ text }) => text.key));
      expect(texts).toContain('offer.button.bidTold');
      expect(texts).not.toContain('offer.button.exchangeOffered');
    } finally {
      await company.close();
    }
  });
});
