import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExchangeDouble } from '../../bots/playground/exchange-double/index.ts';
import type { ExchangeLoad } from '../../core/ports/index.ts';
import type { AtiExchange } from './index.ts';
import { AtiDesk, KEY, load, WINDOW } from './testing/desk.ts';

describe('the freight exchange ATI.SU (S0-28)', () => {
  let desk: AtiDesk;
  let double: ExchangeDouble;
  let ati: AtiExchange;

  const open = async (options?: Parameters<typeof AtiDesk.open>[0]) => {
    desk = await AtiDesk.open(options);
    ({ double, ati } = desk);
  };
  const cargo = () => double.market.loads[0]?.cargo;
  beforeEach(() => open());
  afterEach(() => desk.close());

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
      await desk.posted(withoutPrice);
      expect(cargo()?.payment).toMatchObject({ type: 'rate-request', currency_type: 1 });
    });

    it('says a price without VAT, and one in cash, as what it is', async () => {
      const amount = { minor: 7_000_000, currency: 'RUB' as const };
      await desk.posted({ ...load, price: { amount, vat: 'without', form: 'cashless', days: 0 } });
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
      await desk.posted({
        ...load,
        loadings: [first, second],
        unloadings: [third, { city: 'Уфа', ...WINDOW }],
      });
      expect(cargo()?.route.way_points?.map(({ type, location }) => [type, location.address])).toEqual([
        ['loading', 'Владимир'],
        ['unloading', 'Казань'],
      ]);
      expect(cargo()?.route.unloading.location.address).toBe('Уфа');
    });

    it('names the logistician whom carriers may call; one who is unknown there, the owner of the key', async () => {
      await desk.posted({ ...load, contact: 'Анна Логистова' });
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
      await desk.posted();
      expect(await ati.post('another', load)).toEqual({ result: 'refused', reason: 'duplicate' });
    });

    it('says that the day is used up, without having posted', async () => {
      await desk.close();
      await open({ double: { left: 0 } });
      expect(await ati.post(KEY, load)).toEqual({ result: 'later' });
      expect(desk.repeats).toEqual([100, 200, 400, 800]);
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
});
