import { describe, expect, it } from 'vitest';
import { parseRate } from './rate.ts';

const context = { today: '2026-11-25' };
const amount = { minor: 8_500_000, currency: 'RUB' } as const;
const withVat = { vat: 22, vatIncluded: true, form: 'cashless' } as const;
const noVat = { vat: 'none', vatIncluded: false } as const;

describe('parseRate', () => {
  it.each([
    ['85 000', { amount }],
    ['85 000 с НДС', { amount, ...withVat }],
    ['с НДС 85000', { amount, ...withVat }],
    ['85000, в т.ч. НДС 22%', { amount, ...withVat }],
    ['22% ндс 85000', { amount, ...withVat }],
    ['85 000 + НДС', { amount, vat: 22, vatIncluded: false, form: 'cashless' }],
    ['85т без ндс', { amount, ...noVat }],
    ['85000 безнал без НДС', { amount, ...noVat, form: 'cashless' }],
    ['85000 нал', { amount, ...noVat, form: 'cash' }],
    ['85к на карту', { amount, ...noVat, form: 'card' }],
    [
      '85 000 с НДС 22%, 10 банковских дней по оригиналам',
      { amount, ...withVat, days: 10, dayKind: 'banking', daysFrom: 'originals' },
    ],
    ['85тр с ндс 22 7 б.д. по сканам', { amount, ...withVat, days: 7, dayKind: 'banking', daysFrom: 'scan' }],
    [
      '85тр с ндс 7 б.д. по сканам ТТН',
      { amount, ...withVat, days: 7, dayKind: 'banking', daysFrom: 'scan' },
    ],
    [
      'ставка 85000р, без ндс, оплата 5-7 к.д. от получения оригиналов ТТН',
      { amount, ...noVat, days: 7, dayKind: 'calendar', daysFrom: 'originals' },
    ],
    [
      '85000 нал на выгрузке',
      { amount, ...noVat, form: 'cash', days: 0, dayKind: 'calendar', daysFrom: 'unloading' },
    ],
    ['85 000, 10 дней', { amount, days: 10 }],
    ['85000 бндс', { amount, ...noVat }],
    ['85 000 рублей с учётом НДС', { amount, ...withVat }],
    [
      '85т.р. с НДС за рейс, срок оплаты 10 рабочих дней с момента получения оригиналов документов',
      { amount, ...withVat, days: 10, dayKind: 'banking', daysFrom: 'originals' },
    ],
    [
      '85 тыс наличными при выгрузке',
      { amount, ...noVat, form: 'cash', days: 0, dayKind: 'calendar', daysFrom: 'unloading' },
    ],
    ['14 days from scan', { days: 14, daysFrom: 'scan' }],
    ['10 б.д. по счету', { days: 10, dayKind: 'banking', daysFrom: 'invoice' }],
    ['с НДС', withVat],
    ['$1200 cash', { amount: { minor: 120_000, currency: 'USD' }, ...noVat, form: 'cash' }],
    [
      '85,000 rub excl. VAT, 10 banking days from unloading',
      {
        ...{ amount, vat: 22, vatIncluded: false, form: 'cashless' },
        ...{ days: 10, dayKind: 'banking', daysFrom: 'unloading' },
      },
    ],
  ])('%s', (text, value) => {
    expect(parseRate(text, context)).toEqual({ ok: true, value });
  });

  it.each([
    ['85 000 с НДС 20%', 'no-such-vat'],
    ['85 000 с НДС 999 дней', 'too-many-days'],
    ['-85 000 с НДС', 'negative'],
    ['0 без ндс', 'zero'],
    ['999999999999999 без ндс', 'too-big'],
    ['85 000 за слона', 'not-understood'],
    ['85 000 или 90 000', 'not-understood'],
    ['договоримся', 'not-understood'],
    ['', 'empty'],
    ['85 000 👍', 'emoji'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseRate(text, context)).toMatchObject({ ok: false, problem });
  });

  it('takes the rate of VAT that is in force', () => {
    expect(parseRate('85 000 с НДС', { today: '2025-12-31' })).toMatchObject({ value: { vat: 20 } });
  });

  it('tells which words it did not understand', () => {
    expect(parseRate('85 000 с НДС за слона', context)).toMatchObject({ hint: { rest: '85 000 слона' } });
  });
});
