import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExchangeDouble } from '../../bots/playground/exchange-double/index.ts';
import type { AtiExchange } from './index.ts';
import { AtiDesk, KEY, load, TOKEN } from './testing/desk.ts';

const carrier = { firmId: 14_612, firm: 'ООО «Ветер»' };

describe('the freight exchange ATI.SU (S0-28)', () => {
  let desk: AtiDesk;
  let double: ExchangeDouble;
  let ati: AtiExchange;

  const open = async (options?: Parameters<typeof AtiDesk.open>[0]) => {
    desk = await AtiDesk.open(options);
    ({ double, ati } = desk);
  };
  beforeEach(() => open());
  afterEach(() => desk.close());

  describe('what carriers offer', () => {
    it('is nothing before anybody has answered', async () => {
      expect(await ati.bids(await desk.posted())).toEqual({ result: 'heard', bids: [] });
    });

    it('has the firm, its price with VAT first, whom to call and their words', async () => {
      const id = await desk.posted();
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
      const id = await desk.posted();
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
      const id = await desk.posted();
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
      const id = await desk.posted();
      expect(await ati.withdraw(id)).toEqual({ result: 'withdrawn' });
      expect(double.market.loads).toEqual([]);
      expect(await ati.withdraw(id)).toEqual({ result: 'withdrawn' });
    });

    it('is tried again when the answer was lost', async () => {
      const id = await desk.posted();
      double.faults.add({ method: 'DELETE', how: 'lost-after' });
      expect(await ati.withdraw(id)).toEqual({ result: 'withdrawn' });
    });

    it('says so where the exchange does not let go of it', async () => {
      const id = await desk.posted();
      double.faults.add({ method: 'DELETE', how: 405 });
      expect(await ati.withdraw(id)).toEqual({ result: 'refused', reason: 'in-use' });
    });
  });

  describe('an exchange in trouble', () => {
    it.each([429, 500, 503, 'lost-before'] as const)(
      'is asked again after %s, each time later',
      async (how) => {
        const id = await desk.posted();
        double.faults.add({ method: 'GET', how, times: 3 });
        expect(await ati.bids(id)).toMatchObject({ result: 'heard' });
        expect(desk.repeats).toEqual([100, 200, 400]);
      },
    );

    it('is left in peace in the end: nothing has happened', async () => {
      double.faults.add({ how: 503, times: 100 });
      expect(await ati.post(KEY, load)).toEqual({ result: 'later' });
      expect(double.calls).toHaveLength(5);
    });

    it('is not asked again with a key that it does not take', async () => {
      await desk.close();
      await open({ token: 'b'.repeat(32) });
      expect(await ati.post(KEY, load)).toEqual({ result: 'refused', reason: 'not-allowed' });
      expect(double.calls).toHaveLength(1);
    });

    it('leaves key, firms, people and words out of the log', async () => {
      const id = await desk.posted();
      double.market.answer(id, { ...carrier, cash: 1, contact: { name: 'Иван', phone: '8 912 345-67-89' } });
      double.faults.add({ method: 'GET', how: 'garbage' });
      await ati.bids(id);
      double.faults.add({ method: 'GET', how: 'lost-before' });
      await ati.bids(id);
      await ati.post('another', load);
      expect(desk.logged).toContain('load_conflict_error');
      for (const secret of [TOKEN, 'Ветер', 'Иван', '912', id]) expect(desk.logged).not.toContain(secret);
    });
  });

  it('keeps within ten requests a second, so that nothing is refused', async () => {
    await desk.close();
    await open({
      double: { limits: 'ati' },
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    const id = await desk.posted();
    const all = await Promise.all(Array.from({ length: 12 }, () => ati.bids(id)));
    expect(all.every(({ result }) => result === 'heard')).toBe(true);
    expect(desk.logged).toBe('');
  });
});
