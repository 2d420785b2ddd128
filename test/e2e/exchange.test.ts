import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ExchangeDouble, startExchangeDouble } from '../../bots/playground/exchange-double/index.ts';
import type { Case } from '../../core/cases/case.ts';
import type { Person } from '../../core/people/person.ts';
import type { Offer } from '../../core/processes/offer/context.ts';
import type { Posting } from '../../core/processes/posting/context.ts';
import { bring } from '../builders/clients.ts';
import { orderOf } from '../builders/orders.ts';
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
    double = await startExchangeDouble({ token: TOKEN, limits: 'none' });
    company = await openCompany({
      settings: { ATI_TOKEN: TOKEN, ATI_CODE: '64357', ATI_API_ROOT: double.root },
    });
    igor = company.colleague('logistician');
    him = await company.person('logistician');
  }, LONG);
  afterAll(async () => {
    await company.close();
    await double.close();
  });

  /** Each test has an order of its own, for which carriers of the book are asked. */
  beforeEach(async () => {
    const client = await company.client('working');
    order = await orderOf(company.caravan, client, await company.person('head'), him);
    const asked = { type: 'carriersAsked', carriers: [PARTNERS.carrier.party], minutes: 60 };
    await bring(company.caravan, order, him, asked);
    offer = `f${order.slice(1)}-1`;
    await company.settle();
  });
  afterEach(() => double.market.clear());

  const asking = async () => ((await company.caravan.cases.load(offer)) as Case<Offer>).context;
  const run = async () => {
    await company.caravan.postings.run();
    await company.settle();
  };
  const load = async (): Promise<Case<Posting>> => {
    const found = await company.caravan.ports.cases.list({ process: 'posting' });
    const mine = found.find(({ context }) => (context as Posting).offer === offer);
    if (mine === undefined) throw new Error('the load is not there');
    return mine as Case<Posting>;
  };
  const give = async () => {
    const { number, loads } = await asking();
    const outcome = await company.caravan.cases.handle({
      commandId: 'given',
      process: 'posting',
      caseId: `l${company.caravan.ports.ids.next(9)}`,
      fact: { type: 'loadOffered', offer, order, number, logistician: him.id, loads, volume: 82 },
      doer: him,
      channel: 'telegram-staff',
    });
    expect(outcome.status).toBe('accepted');
    await company.settle();
  };
  const standing = () => double.market.loads[0]?.id ?? '';

  it('is posted without client, street and contact, and the logistician hears its number', async () => {
    await give();
    await run();
    const number = double.market.loads[0]?.number ?? '';
    await igor.hears(number);
    expect(await load()).toMatchObject({ stages: { posted: {} }, context: { posted: { number } } });
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
    expect(JSON.stringify(heard[0]?.fact)).not.toMatch(/Пётр|912/);
  });

  it('is taken off once the asking is over', async () => {
    await give();
    await run();
    await bring(company.caravan, offer, him, { type: 'offerClosed' });
    await run();
    expect(double.market.loads).toEqual([]);
    expect((await load()).stages).toHaveProperty('off');
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

  it('that the exchange refuses is told with the reason', async () => {
    double.faults.add({ method: 'POST', path: '/v2/cargos', how: 403 });
    await give();
    await run();
    await igor.hears('posting.refusal.not-allowed');
    expect((await load()).stages).toHaveProperty('failed');
    expect(double.market.loads).toEqual([]);
  });

  it('that somebody took off by hand is told', async () => {
    await give();
    await run();
    double.market.remove(standing());
    await run();
    expect((await load()).stages).toHaveProperty('off');
  });

  it('an exchange that is silent for a quarter of an hour is told of, one that answered is not', async () => {
    double.faults.add({ how: 503, times: 5 });
    await give();
    await run();
    const quarter = () => new Date(Date.parse(company.clock.now()) + 16 * 60_000).toISOString();
    await company.passTo(quarter());
    expect(await company.entries((await load()).id, 'exchangeSilent')).toHaveLength(1);
    await run();
    await company.passTo(quarter());
    expect(await company.entries((await load()).id, 'exchangeSilent')).toHaveLength(1);
    expect((await load()).stages).toHaveProperty('posted');
  });
});
