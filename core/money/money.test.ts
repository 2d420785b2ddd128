import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, compareMoney, moneySchema, subtractMoney } from './money.ts';
import { rateSchema, splitRate } from './rate.ts';
import { splitGross, splitNet, standardVat, vatRatesOn } from './vat.ts';

const rub = (minor: number) => ({ minor, currency: 'RUB' as const });

describe('money', () => {
  it('adds, subtracts and compares', () => {
    expect(addMoney(rub(100), rub(50))).toEqual(rub(150));
    expect(subtractMoney(rub(100), rub(150))).toEqual(rub(-50));
    expect(compareMoney(rub(100), rub(150))).toBeLessThan(0);
  });

  it('does not mix currencies', () => {
    expect(() => addMoney(rub(1), { minor: 1, currency: 'EUR' })).toThrow(/Currencies differ/);
  });

  it('is a safe whole number', () => {
    expect(moneySchema.safeParse(rub(1.5)).success).toBe(false);
    expect(() => addMoney(rub(Number.MAX_SAFE_INTEGER), rub(1))).toThrow(RangeError);
  });
});

describe('VAT', () => {
  it.each([
    ['2019-01-01', 20],
    ['2025-12-31', 20],
    ['2026-01-01', 22],
  ])('on %s the standard rate is %i', (date, rate) => {
    expect(standardVat(date)).toBe(rate);
  });

  it('lists the rates in force and knows nothing of long ago', () => {
    expect(vatRatesOn('2026-11-25')).toEqual([0, 5, 7, 10, 22]);
    expect(vatRatesOn('2024-11-25')).toEqual([0, 10, 20]);
    expect(() => standardVat('2018-12-31')).toThrow(RangeError);
  });

  it.each([
    [100_000, 20, 16_667],
    [100_000, 22, 18_033],
    [8_500_000, 22, 1_532_787],
    [100_000, 0, 0],
    [100_000, 'none', 0],
  ] as const)('in %i kopecks at %s per cent there are %i of VAT', (gross, rate, vat) => {
    expect(splitGross(rub(gross), rate)).toEqual({ net: rub(gross - vat), vat: rub(vat), gross: rub(gross) });
  });

  it('rounds half up', () => {
    expect(splitNet(rub(25), 10).vat).toEqual(rub(3));
    expect(splitNet(rub(24), 10).vat).toEqual(rub(2));
  });

  it('always adds up', () => {
    const rate = fc.constantFrom('none' as const, 0, 5, 7, 10, 20, 22);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), rate, (minor, percent) => {
        for (const { net, vat, gross } of [splitGross(rub(minor), percent), splitNet(rub(minor), percent)]) {
          expect(addMoney(net, vat)).toEqual(gross);
        }
      }),
    );
  });
});

describe('a rate', () => {
  const rate = rateSchema.parse({
    ...{ amount: rub(8_500_000), vat: 22, vatIncluded: true, form: 'cashless' },
    ...{ days: 10, daysFrom: 'originals', dayKind: 'banking' },
  });

  it('is split by whether VAT is in it', () => {
    expect(splitRate(rate).gross).toEqual(rub(8_500_000));
    expect(splitRate({ ...rate, vatIncluded: false }).gross).toEqual(rub(10_370_000));
  });

  it('has no more days than a year', () => {
    expect(rateSchema.safeParse({ ...rate, days: 366 }).success).toBe(false);
  });
});
