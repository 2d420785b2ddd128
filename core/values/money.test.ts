import { describe, expect, it } from 'vitest';
import { parseMoney } from './money.ts';
import { parsePaymentDays } from './payment-days.ts';
import { parseVat } from './vat.ts';

describe('parseMoney', () => {
  it.each([
    ['85 000', 85_000, 'RUB'],
    ['85\u00a0000', 85_000, 'RUB'],
    ['85000р', 85_000, 'RUB'],
    ['85 000 руб.', 85_000, 'RUB'],
    ['85 000 ₽', 85_000, 'RUB'],
    ['85.000', 85_000, 'RUB'],
    ['85,000', 85_000, 'RUB'],
    ['85.000,50', 85_000.5, 'RUB'],
    ['85,000.50', 85_000.5, 'RUB'],
    ['85 000 руб. 50 коп.', 85_000.5, 'RUB'],
    ['85т.р.', 85_000, 'RUB'],
    ['85 т. р.', 85_000, 'RUB'],
    ['85тр', 85_000, 'RUB'],
    ['85 тыс', 85_000, 'RUB'],
    ['85 тыс. руб.', 85_000, 'RUB'],
    ['85,5 тысяч рублей', 85_500, 'RUB'],
    ['85к', 85_000, 'RUB'],
    ['85k', 85_000, 'RUB'],
    ['1,2 млн', 1_200_000, 'RUB'],
    ['1 200 000,00', 1_200_000, 'RUB'],
    ['８５０００', 85_000, 'RUB'],
    ['1200 евро', 1200, 'EUR'],
    ['€ 500', 500, 'EUR'],
    ['500€', 500, 'EUR'],
    ['$1200', 1200, 'USD'],
    ['1.2k usd', 1200, 'USD'],
    ['1000 долларов', 1000, 'USD'],
    ['100 юаней', 100, 'CNY'],
    ['100 000 тенге', 100_000, 'KZT'],
    ['500 бел. руб', 500, 'BYN'],
  ])('%s is %d %s', (text, amount, currency) => {
    expect(parseMoney(text)).toEqual({ ok: true, value: { minor: Math.round(amount * 100), currency } });
  });

  it.each([
    ['-85 000', 'negative'],
    ['минус 5', 'negative'],
    ['-$5', 'negative'],
    ['0', 'zero'],
    ['0 руб', 'zero'],
    ['99999999999999999999', 'too-big'],
    ['1,234567', 'too-precise'],
    ['€', 'not-understood'],
    ['8 5000', 'not-understood'],
    ['1e5', 'not-understood'],
    ['85 000 рублей и борзые', 'not-understood'],
    ['$5 руб', 'not-understood'],
    ['дорого', 'not-understood'],
    ['', 'empty'],
    ['💰', 'emoji'],
    ['9'.repeat(101), 'too-long'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseMoney(text)).toMatchObject({ ok: false, problem });
  });

  it('knows the default currency and the least sum', () => {
    expect(parseMoney('500', { currency: 'EUR' })).toEqual({
      ok: true,
      value: { minor: 50_000, currency: 'EUR' },
    });
    expect(parseMoney('85', { minMinor: 100_000 })).toEqual({
      ok: false,
      problem: 'too-small',
      hint: { min: 1000 },
    });
    expect(parseMoney('1000 руб. 50 коп.', { minMinor: 100_001 }).ok).toBe(true);
  });
});

describe('parseVat', () => {
  it.each([
    ['22%', 22],
    ['22', 22],
    ['с НДС', 22],
    ['НДС 10', 10],
    ['ндс 5%', 5],
    ['0%', 0],
    ['без НДС', 'none'],
    ['не облагается', 'none'],
    ['УСН', 'none'],
    ['no VAT', 'none'],
  ])('%s is %s', (text, value) => {
    expect(parseVat(text, { today: '2026-11-25' })).toEqual({ ok: true, value });
  });

  it('knows the rates of the day', () => {
    expect(parseVat('20%', { today: '2026-11-25' })).toEqual({
      ok: false,
      problem: 'no-such-vat',
      hint: { rate: 20, rates: ['0', '5', '7', '10', '22'] },
    });
    expect(parseVat('20%', { today: '2025-12-31' })).toEqual({ ok: true, value: 20 });
    expect(parseVat('с ндс', { today: '2025-12-31' })).toEqual({ ok: true, value: 20 });
  });

  it.each(['-5', 'не знаю', '22,5'])('%s is not understood', (text) => {
    expect(parseVat(text, { today: '2026-11-25' })).toMatchObject({ problem: 'not-understood' });
  });
});

describe('parsePaymentDays', () => {
  it.each([
    ['10', { days: 10 }],
    ['10 дней', { days: 10 }],
    ['10 б.д.', { days: 10, dayKind: 'banking' }],
    ['10 б/д', { days: 10, dayKind: 'banking' }],
    ['10 банковских дней', { days: 10, dayKind: 'banking' }],
    ['10 рабочих', { days: 10, dayKind: 'banking' }],
    ['14 календарных дней', { days: 14, dayKind: 'calendar' }],
    ['14 к.д.', { days: 14, dayKind: 'calendar' }],
    ['5-7 дней', { days: 7 }],
    ['10 banking days', { days: 10, dayKind: 'banking' }],
    ['0', { days: 0 }],
  ])('%s is %j', (text, value) => {
    expect(parsePaymentDays(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['-5', 'negative'],
    ['1000', 'too-big'],
    ['9'.repeat(90), 'too-big'],
    ['10 дней по оригиналам', 'not-understood'],
    ['десять', 'not-understood'],
  ])('%s is refused: %s', (text, problem) => {
    expect(parsePaymentDays(text)).toMatchObject({ ok: false, problem });
  });
});
