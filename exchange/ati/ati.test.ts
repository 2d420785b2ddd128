import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExchangeDouble, startExchangeDouble } from '../../bots/playground/exchange-double/index.ts';
import type { ExchangeLoad } from '../../core/ports/index.ts';
import { AtiExchange } from './index.ts';

const TOKEN = 'a'.repeat(32);
const KEY = 'f1-1-7';
const WINDOW = {
  from: '2026-11-25T06:00:00.000Z',
  to: '2026-11-25T15:00:00.000Z',
  zone: 'Europe/Moscow',
};

const load: ExchangeLoad = {
  loadings: [{ city: 'Москва', ...WINDOW }],
  unloadings: [{ city: 'Казань', ...WINDOW }],
  cargo: 'плитка на паллетах',
  kg: 20_000,
  m3: 82,
  body: 'tent',
  price: { amount: { minor: 8_000_000, currency: 'RUB' }, vat: 'with', form: 'cashless', days: 10 },
};

const carrier = { firmId: 14_612, firm: 'ООО «Ветер»' };

describe('the freight exchange ATI.SU (S0-28)', () => {
  let double: ExchangeDouble;
  let ati: AtiExchange;
  let waits: number[];
  let logged: string;

  const open = (over: { token?: string; wait?: (ms: number) => Promise<void> } = {}) => {
    const note = (fields: Record<string, unknown>, words: string) => {
      logged += `${JSON.stringify(fields)} ${words}\n`;
    };
    return new AtiExchange({
      root: double.root,
      token: over.token ?? TOKEN,
      code: '64357',
      log: { info: note, warn: note, error: note },
      wait: over.wait ?? (async (ms) => void waits.push(ms)),
    });
  };
  const cargo = () => double.market.loads[0]?.cargo;
  const posted = async (one: ExchangeLoad = load) => {
    const answer = await ati.post(KEY, one);
    if (answer.result !== 'posted') throw new Error(answer.result);
    return answer.load.id;
  };

  beforeEach(async () => {
    waits = [];
    logged = '';
    double = await startExchangeDouble({
      token: TOKEN,
      limits: 'none',
      contacts: [
        { id: 0, name: 'Пётр Кассиров' },
        { id: 3, name: 'Логистова Анна Петровна' },
      ],
    });
    ati = open();
  });
  afterEach(() => double.close());

  describe('posting a load', () => {
    it('shows towns, hours by the clock of the place, cargo, truck and price, and nothing by which to find the client', async () => {
      expect(await ati.post(KEY, load)).toMatchObject({ result: 'posted', load: { number: 'АВТ-100001' } });
      expect(cargo()).toMatchObject({
        external_id: KEY,
        route: {
          loading: {
            location: { type: 'manual', address: 'Москва' },
            dates: {
              type: 'from-date',
              first_date: '2026-11-25T00:00:00.000Z',
              time: { type: 'bounded', start: '09:00', end: '18:00', offset: '+03:00' },
            },
            cargos: [
              {
                name: 'плитка на паллетах',
                weight: { type: 'tons', quantity: 20 },
                volume: { quantity: 82 },
              },
            ],
          },
        },
        truck: { load_type: 'ftl', body_types: [200], trucks_count: 1 },
        payment: {
          type: 'with-bargaining',
          currency_type: 1,
          rate_with_vat: 80_000,
          payment_mode: { type: 'delayed-payment', payment_delay_days: 10 },
          hide_counter_offers: true,
        },
      });
    });

    it('asks for prices when we name none', async () => {
      const { price: _, ...withoutPrice } = load;
      await posted(withoutPrice);
      expect(cargo()?.payment).toMatchObject({ type: 'rate-request', currency_type: 1 });
    });

    it('says a price without VAT, and one in cash, as what it is', async () => {
      const amount = { minor: 7_000_000, currency: 'RUB' as const };
      await posted({ ...load, price: { amount, vat: 'without', form: 'cashless', days: 0 } });
      expect(cargo()?.payment).toMatchObject({
        rate_without_vat: 70_000,
        payment_mode: { type: 'on-unloading' },
      });
      await ati.change(double.market.loads[0]?.id ?? '', KEY, {
        ...load,
        price: { amount, vat: 'without', form: 'card', days: 0 },
      });
      expect(cargo()?.payment).toMatchObject({ cash: 70_000, on_card: true });
      expect(cargo()?.payment).not.toHaveProperty('rate_without_vat');
    });

    it('takes further stops along the way', async () => {
      const [first, second, third] = ['Тверь', 'Владимир', 'Казань'].map((city) => ({ city, ...WINDOW }));
      if (!first || !second || !third) throw new Error('three towns');
      await posted({ ...load, loadings: [first, second], unloadings: [third, { city: 'Уфа', ...WINDOW }] });
      expect(cargo()?.route.way_points?.map(({ type, location }) => [type, location.address])).toEqual([
        ['loading', 'Владимир'],
        ['unloading', 'Казань'],
      ]);
      expect(cargo()?.route.unloading.location.address).toBe('Уфа');
    });

    it('names the logistician whom carriers may call; one who is unknown there, the owner of the key', async () => {
      await posted({ ...load, contact: 'Анна Логистова' });
      expect(cargo()?.contacts).toEqual([3]);
      await ati.change(double.market.loads[0]?.id ?? '', KEY, { ...load, contact: 'Кто-то Другой' });
      expect(cargo()?.contacts).toEqual([0]);
    });

    it('tells towns of one name apart by their region, and refuses to guess', async () => {
      const kirovsk = { city: 'Кировск', ...WINDOW };
      const murmansk = { ...kirovsk, region: 'Мурманская область' };
      expect(await ati.post(KEY, { ...load, loadings: [kirovsk] })).toEqual({
        result: 'refused',
        reason: 'town-ambiguous',
      });
      expect(await ati.post(KEY, { ...load, loadings: [murmansk] })).toMatchObject({ result: 'posted' });
    });

    it.each<[string, Partial<ExchangeLoad>]>([
      ['town-unknown', { loadings: [{ city: 'Нигдеград', ...WINDOW }] }],
      ['body-unknown', { body: 'other' }],
      [
        'currency-unknown',
        { price: { ...(load.price as object), amount: { minor: 1, currency: 'KZT' } } as never },
      ],
      ['invalid', { kg: 1 }],
    ])('refuses with %s and posts nothing', async (reason, wrong) => {
      expect(await ati.post(KEY, { ...load, ...wrong })).toEqual({ result: 'refused', reason });
      expect(double.market.loads).toEqual([]);
    });

    it('is refused where the same load stands already, posted by hand', async () => {
      await posted();
      expect(await ati.post('another', load)).toEqual({ result: 'refused', reason: 'duplicate' });
    });

    it('says that the day is used up, without having posted', async () => {
      await double.close();
      double = await startExchangeDouble({ token: TOKEN, limits: 'none', left: 0 });
      ati = open();
      expect(await ati.post(KEY, load)).toEqual({ result: 'later' });
      expect(waits.filter((ms) => ms !== 120)).toEqual([100, 200, 400, 800]);
    });
  });

  describe('a post whose answer was lost', () => {
    it.each(['lost-after', 'garbage', 502] as const)(
      'is unknown (%s), not repeated by itself',
      async (how) => {
        double.faults.add({ method: 'POST', path: '/v2/cargos', how });
        expect(await ati.post(KEY, load)).toEqual({ result: 'unknown' });
        expect(double.calls.filter((call) => call === 'POST /v2/cargos')).toHaveLength(1);
      },
    );

    it('is found again under its key, so that it stands there once', async () => {
      double.faults.add({ method: 'POST', path: '/v2/cargos', how: 'lost-after' });
      await ati.post(KEY, load);
      expect(await ati.post(KEY, load)).toMatchObject({ result: 'posted', load: { number: 'АВТ-100001' } });
      expect(double.market.loads).toHaveLength(1);
    });

    it('is posted when it had not arrived', async () => {
      double.faults.add({ method: 'POST', path: '/v2/cargos', how: 'lost-before' });
      await ati.post(KEY, load);
      expect(await ati.post(KEY, load)).toMatchObject({ result: 'posted' });
    });
  });

  describe('what carriers offer', () => {
    it('is nothing before anybody has answered', async () => {
      expect(await ati.bids(await posted())).toEqual({ result: 'heard', bids: [] });
    });

    it('has the firm, its price with VAT first, whom to call and their words', async () => {
      const id = await posted();
      double.market.answer(id, {
        ...carrier,
        withVat: 85_000,
        withoutVat: 75_000,
        contact: { name: 'Иван', phone: '8 912 345-67-89' },
        note: 'завтра с утра',
      });
      expect(await ati.bids(id)).toMatchObject({
        result: 'heard',
        bids: [
          {
            firm: { id: '14612', name: 'ООО «Ветер»' },
            price: { amount: { minor: 8_500_000, currency: 'RUB' }, vat: 'with', form: 'cashless' },
            contact: { name: 'Иван', phone: '+79123456789' },
            note: 'завтра с утра',
          },
        ],
      });
    });

    it('changes under the same id when a carrier names another price', async () => {
      const id = await posted();
      double.market.answer(id, { ...carrier, cash: 85_000 });
      const before = await ati.bids(id);
      double.market.answer(id, { ...carrier, cash: 80_000 });
      const after = await ati.bids(id);
      if (before.result !== 'heard' || after.result !== 'heard') throw new Error('not heard');
      expect(after.bids).toHaveLength(1);
      expect(after.bids[0]).toMatchObject({
        id: before.bids[0]?.id,
        price: { amount: { minor: 8_000_000 } },
      });
    });

    it('reads thousands as thousands, and leaves out what is no whole sum', async () => {
      const id = await posted();
      double.market.answer(id, { ...carrier, withoutVat: 75, currencyId: 12 });
      double.market.answer(id, { firmId: 2, firm: 'за километр', withVat: 90, currencyId: 8 });
      expect(await ati.bids(id)).toMatchObject({
        bids: [{ price: { amount: { minor: 7_500_000 }, vat: 'without' } }],
      });
    });

    it('is refused for a load that is not there', async () => {
      expect(await ati.bids('nothing')).toEqual({ result: 'refused', reason: 'not-found' });
    });
  });

  describe('taking a load off', () => {
    it('takes it off, and once more does no harm', async () => {
      const id = await posted();
      expect(await ati.withdraw(id)).toEqual({ result: 'withdrawn' });
      expect(double.market.loads).toEqual([]);
      expect(await ati.withdraw(id)).toEqual({ result: 'withdrawn' });
    });

    it('is tried again when the answer was lost', async () => {
      const id = await posted();
      double.faults.add({ method: 'DELETE', how: 'lost-after' });
      expect(await ati.withdraw(id)).toEqual({ result: 'withdrawn' });
    });

    it('says so where the exchange does not let go of it', async () => {
      const id = await posted();
      double.faults.add({ method: 'DELETE', how: 405 });
      expect(await ati.withdraw(id)).toEqual({ result: 'refused', reason: 'in-use' });
    });
  });

  describe('an exchange in trouble', () => {
    it.each([429, 500, 503, 'lost-before'] as const)(
      'is asked again after %s, each time later',
      async (how) => {
        const id = await posted();
        waits = [];
        double.faults.add({ method: 'GET', how, times: 3 });
        expect(await ati.bids(id)).toMatchObject({ result: 'heard' });
        expect(waits.filter((ms) => ms !== 120)).toEqual([100, 200, 400]);
      },
    );

    it('is left in peace in the end: nothing has happened', async () => {
      double.faults.add({ how: 503, times: 100 });
      expect(await ati.post(KEY, load)).toEqual({ result: 'later' });
      expect(double.calls).toHaveLength(5);
    });

    it('is not asked again with a key that it does not take', async () => {
      ati = open({ token: 'b'.repeat(32) });
      expect(await ati.post(KEY, load)).toEqual({ result: 'refused', reason: 'not-allowed' });
      expect(double.calls).toHaveLength(1);
    });

    it('leaves key, firms, people and words out of the log', async () => {
      const id = await posted();
      double.market.answer(id, { ...carrier, cash: 1, contact: { name: 'Иван', phone: '8 912 345-67-89' } });
      double.faults.add({ method: 'GET', how: 'garbage' });
      await ati.bids(id);
      double.faults.add({ method: 'GET', how: 'lost-before' });
      await ati.bids(id);
      await ati.post('another', load);
      expect(logged).toContain('load_conflict_error');
      for (const secret of [TOKEN, 'Ветер', 'Иван', '912', id]) expect(logged).not.toContain(secret);
    });
  });

  it('keeps within ten requests a second, so that nothing is refused', async () => {
    await double.close();
    double = await startExchangeDouble({ token: TOKEN });
    ati = open({ wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) });
    const id = await posted();
    const all = await Promise.all(Array.from({ length: 12 }, () => ati.bids(id)));
    expect(all.every(({ result }) => result === 'heard')).toBe(true);
    expect(logged).toBe('');
  });
});
