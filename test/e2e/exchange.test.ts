import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ExchangeDouble, startExchangeDouble } from '../../bots/playground/exchange-double/index.ts';
import type { Case } from '../../core/cases/case.ts';
import type { Person } from '../../core/people/person.ts';
import { caseIdOf } from '../../core/processes/carrier/context.ts';
import type { Offer } from '../../core/processes/offer/context.ts';
import { priceOf } from '../../core/processes/offer/testing/model.ts';
import type { Posting } from '../../core/processes/posting/context.ts';
import { bring, reachedStage } from '../builders/clients.ts';
import { freshInn } from '../builders/inn.ts';
import { orderOf } from '../builders/orders.ts';
import { searchedTrip } from '../builders/trips.ts';
import { type Company, openCompany, PARTNERS } from './company.ts';
import type { Talker } from './talker.ts';

const TOKEN = 'exchange-key-of-tests';
const LONG = 60_000;
const STRANGER = { firmId: 14_612, firm: 'ООО «Степной ветер»' };

describe('a load on the freight exchange (S0-28)', { timeout: LONG }, () => {
  let company: Company;
  let double: ExchangeDouble;
  let igor: Talker;
  let him: Person;
  let order: string;
  let offer: string;

  beforeAll(async () => {
    let now = Date.now;
    double = await startExchangeDouble({ token: TOKEN, limits: 'none', now: () => now() });
    company = await openCompany({
      settings: { ATI_TOKEN: TOKEN, ATI_CODE: '64357', ATI_API_ROOT: double.root },
    });
    now = () => Date.parse(company.clock.now());
    igor = company.colleague('logistician');
    him = await company.person('logistician');
  }, LONG);
  afterAll(async () => {
    await company.close();
    await double.close();
  });

  /** Each test has an order of its own, for which carriers of the book are asked. */
  beforeEach(() => ask({}));
  /** No load of one test is on its way there in the next: two alike would be a duplicate. */
  afterEach(async () => {
    double.faults.clear();
    await run();
    double.market.clear();
  });

  /** Carriers of the book are asked for a new order, in this manner. */
  async function ask(manner: object, when?: 'a truck is searched for'): Promise<void> {
    const client = await company.client('working');
    order = await orderOf(company.caravan, client, await company.person('head'), him);
    const trips = when === undefined ? [] : [await searchedTrip(company.caravan, order, him)];
    const carriers = [PARTNERS.carrier.party];
    const asked = { type: 'carriersAsked', carriers, minutes: 60, trips, ...manner };
    await bring(company.caravan, order, him, asked);
    offer = `f${order.slice(1)}-1`;
    await reachedStage(company.caravan, offer, 'open.collecting');
    await company.settle();
  }

  const asking = async () => ((await company.caravan.cases.load(offer)) as Case<Offer>).context;
  /** One round, once the scheduler's own is over, if it is under way just now. */
  const run = async () => {
    const { leases, clock } = company.caravan.ports;
    await vi.waitFor(
      async () => {
        const until = new Date(Date.parse(clock.wall()) + 1000).toISOString();
        expect(await leases.take('exchange', 'test', clock.wall(), until)).toBe(true);
      },
      { timeout: 15_000, interval: 20 },
    );
    await leases.release('exchange', 'test');
    await company.caravan.postings.run();
    await company.settle();
  };
  const load = async (): Promise<Case<Posting>> => {
    const found = await company.caravan.ports.cases.list({ process: 'posting' });
    const mine = found.find(({ context }) => (context as Posting).offer === offer);
    if (mine === undefined) throw new Error('the load is not there');
    return mine as Case<Posting>;
  };
  const about = async () => `№ ${(await asking()).number}`;
  const give = async () => {
    await igor.press('offer.button.exchangeOffered', await about());
    await igor.fill('posting', 'new', [['volume', '82 м³']]);
    await company.settle();
  };
  const standing = () => double.market.loads[0]?.id ?? '';
  /** A firm that is not in the book names its price. */
  const hears = async (roubles: number, firm: object = STRANGER) => {
    double.market.answer(standing(), { ...STRANGER, withVat: roubles, ...firm });
    await run();
  };
  /** The task as it stands in the logistician's chat now. */
  const task = async () =>
    igor.waitFor((view) => {
      const mine = view.messages.filter(({ text }) => text?.includes('Соберите ответы'));
      return mine.at(-1)?.text;
    }, 'the task');

  it('is posted with one press and without client, street and contact, and the logistician hears its number', async () => {
    await give();
    await run();
    const number = double.market.loads[0]?.number ?? '';
    await igor.hears(number);
    expect(await load()).toMatchObject({ stages: { posted: {} }, context: { posted: { number } } });
    expect(Object.values((await asking()).exchange?.loads ?? {})).toEqual([{ exchange: 'ati', number }]);
    await igor.sees(`Груз на бирже: ATI.SU, № ${number}`);
    const shown = JSON.stringify(double.market.loads);
    expect(shown).toContain('Казань');
    expect(shown).not.toContain('Складская');
  });

  it('tells each offer once, with whom to call; people and their words stay out of the journal', async () => {
    await give();
    await run();
    const contact = { name: 'Пётр', phone: '8 912 345-67-89' };
    double.market.answer(standing(), { ...STRANGER, withVat: 79_000, contact, note: 'машина в Казани' });
    await run();
    await run();
    const told = await igor.hears(`Биржа: ${STRANGER.firm}`);
    expect(told.text).toContain('машина в Казани');
    expect(told.text).toContain('Пётр');
    const heard = await company.entries((await load()).id, 'bidHeard');
    expect(heard).toHaveLength(1);
    const passed = await company.entries(offer, 'exchangeBidHeard');
    expect(passed).toHaveLength(1);
    expect(JSON.stringify([heard[0]?.fact, passed[0]?.fact])).not.toMatch(/Пётр|912\s?345/);
  });

  it('brings its offers among the best in the card of the asking, marked as from the exchange', async () => {
    await give();
    await run();
    await hears(79_000);
    await igor.sees(`1. Биржа: ${STRANGER.firm}, 64`);
    const carrier = {
      type: 'bidTold',
      carrier: PARTNERS.carrier.party,
      kind: 'priced',
      price: priceOf(75_000),
    };
    await bring(company.caravan, offer, him, carrier);
    await company.settle();
    await igor.sees(`2. Биржа: ${STRANGER.firm}, 64`);
    expect(await task()).toContain('1. ООО «Трак-Сервис»: 61');
  });

  it('a stranger becomes a carrier of the book, is awarded at its price, and the load is taken off', async () => {
    const trip = await searchedTrip(company.caravan, order, him);
    await give();
    await run();
    await hears(79_000);
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
    const { bids, carriers } = await asking();
    expect(carriers).toContain(carrier);
    expect(bids[carrier]).toMatchObject({ kind: 'priced', price: { amount: { minor: 7_900_000 }, vat: 22 } });

    await igor.press('offer.button.awardThis', STRANGER.firm);
    await igor.hears('✅');
    await company.settle();
    expect((await company.caravan.cases.load(trip))?.context).toMatchObject({ carrier });
    await run();
    await run();
    expect(double.market.loads).toEqual([]);
    expect((await load()).stages).toHaveProperty('off');
    expect((await asking()).exchange?.loads).toEqual({});
  });

  it('a firm that is in the book already is found there by its name', async () => {
    await give();
    await run();
    await hears(79_000, { firmId: 99, firm: 'ООО "ТРАК-СЕРВИС"' });
    await igor.press('offer.button.exchangeCarrierTaken', 'ТРАК-СЕРВИС');
    await igor.hears('✅');
    await company.settle();
    expect((await asking()).bids[PARTNERS.carrier.party]).toMatchObject({
      price: { amount: { minor: 7_900_000 } },
    });
  });

  it('keeps sealed prices to itself until the time is over', async () => {
    await ask({ mode: 'sealed' });
    await give();
    await run();
    await hears(79_000, { firm: 'ООО «Тихий ход»', note: 'возьмём за 79' });
    await igor.sees('Предложений оттуда: 1');
    expect(igor.times('Тихий ход')).toBe(0);
    await company.passTo((await asking()).until);
    await company.settle();
    await igor.hears('Биржа: ООО «Тихий ход»');
    await igor.sees('1. Биржа: ООО «Тихий ход»');
  });

  it('never takes a fixed price by itself: the logistician awards', async () => {
    await ask({ mode: 'fixed', price: priceOf(79_000) }, 'a truck is searched for');
    await give();
    await run();
    await hears(79_000);
    expect((await asking()).awards ?? []).toEqual([]);
    await igor.hears(`Биржа: ${STRANGER.firm}`);
  });

  it('shows our new price once the terms are changed, and stands on while there is more time', async () => {
    await ask({ price: priceOf(80_000) });
    await give();
    await run();
    expect(double.market.loads[0]?.cargo.payment.rate_with_vat).toBe(80_000);
    await company.clock.move(60_000);
    await bring(company.caravan, offer, him, { type: 'amended', price: priceOf(84_000) });
    await bring(company.caravan, offer, him, { type: 'extended', minutes: 30 });
    await run();
    expect(double.market.loads[0]?.cargo.payment.rate_with_vat).toBe(84_000);
    expect((await load()).stages).toHaveProperty('posted');
    await run();
    expect(await company.entries((await load()).id, 'loadAmended')).toHaveLength(1);
  });

  it('says that the new price could not be shown', async () => {
    await ask({ price: priceOf(80_000) });
    await give();
    await run();
    await company.clock.move(60_000);
    double.faults.add({ method: 'PUT', how: 403 });
    await bring(company.caravan, offer, him, { type: 'amended', price: priceOf(84_000) });
    await run();
    await igor.hears('Показать новую ставку на бирже не получилось');
    expect((await load()).stages).toHaveProperty('posted');
  });

  it('is taken off once the asking is called off', async () => {
    await give();
    await run();
    await bring(company.caravan, offer, him, { type: 'offerClosed' });
    await run();
    expect(double.market.loads).toEqual([]);
    expect((await load()).stages).toHaveProperty('off');
  });

  it('is offered once for an asking', async () => {
    const buttons = async () => {
      const cards = await company.caravan.ports.ledger.liveOfCase(offer);
      return cards.flatMap((card) => card.buttons.map(({ text }) => text.key));
    };
    expect(await buttons()).toContain('offer.button.exchangeOffered');
    await give();
    expect(await buttons()).not.toContain('offer.button.exchangeOffered');
  });

  it('is taken off when the logistician says so, also when its post was never answered', async () => {
    double.faults.add({ method: 'POST', path: '/v2/cargos', how: 'lost-after' });
    await give();
    await run();
    expect(double.market.loads).toHaveLength(1);
    await bring(company.caravan, (await load()).id, him, { type: 'loadUnwanted' });
    await run();
    expect(double.market.loads).toEqual([]);
    expect((await load()).stages).toHaveProperty('off');
  });

  it('stands there once, however often the answer to its post was lost', async () => {
    double.faults.add({ method: 'POST', path: '/v2/cargos', how: 'lost-after', times: 1 });
    double.faults.add({ method: 'GET', path: '/v1.0/loads', how: 503, times: 5 });
    await give();
    for (let n = 0; n < 4; n++) await run();
    expect(double.market.loads).toHaveLength(1);
    expect(await company.entries((await load()).id, 'loadPosted')).toHaveLength(1);
  });

  it('that the exchange refuses is told with the reason, and may be posted again', async () => {
    double.faults.add({ method: 'POST', path: '/v2/cargos', how: 403 });
    await give();
    await run();
    await igor.hears('posting.refusal.not-allowed');
    expect((await load()).stages).toHaveProperty('failed');
    await give();
    await run();
    expect(double.market.loads).toHaveLength(1);
  });

  it('that somebody took off by hand is told', async () => {
    await give();
    await run();
    double.market.remove(standing());
    await run();
    expect((await load()).stages).toHaveProperty('off');
    expect((await asking()).exchange?.loads).toEqual({});
  });

  it('an exchange that is silent for a quarter of an hour is told of, one that answered is not', async () => {
    double.faults.add({ how: 503, times: 100 });
    await give();
    await run();
    const quarter = () => new Date(Date.parse(company.clock.now()) + 16 * 60_000).toISOString();
    await company.passTo(quarter());
    expect(await company.entries((await load()).id, 'exchangeSilent')).toHaveLength(1);
    double.faults.clear();
    await run();
    await company.passTo(quarter());
    expect(await company.entries((await load()).id, 'exchangeSilent')).toHaveLength(1);
    expect((await load()).stages).toHaveProperty('posted');
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
