import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as values from './index.ts';
import type { Parsed } from './result.ts';

interface Case {
  readonly name: string;
  readonly parse: (text: string) => Parsed<unknown, string>;
  readonly problems: readonly string[];
  readonly schema: z.ZodType;
}

const time = { now: '2026-11-25T07:30:00.000Z', zone: 'Europe/Berlin' };
const today = '2026-11-25';
const bic = '044525225';

const cases: readonly Case[] = [
  of('account', (text) => values.parseAccount(text, { bic }), values.requisiteProblems, values.accountSchema),
  of('BIC', values.parseBic, values.bicProblems, values.bicSchema),
  of('city', values.parseCity, values.cityProblems, values.citySchema),
  of('company name', values.parseCompanyName, values.companyNameProblems, values.companyNameSchema),
  of('date', (text) => values.parseDate(text, time), values.dateProblems, values.dateSchema),
  of(
    'past date',
    (text) => values.parseDate(text, { ...time, future: 'refuse' }),
    values.dateProblems,
    values.dateSchema,
  ),
  of('date-time', (text) => values.parseDateTime(text, time), values.dateTimeProblems, values.dateTimeSchema),
  of('dimensions', values.parseDimensions, values.dimensionsProblems, values.dimensionsSchema),
  of('e-mail', values.parseEmail, values.emailProblems, values.emailSchema),
  of('free text', (text) => values.parseFreeText(text), values.freeTextProblems, values.freeTextSchema),
  of('INN', (text) => values.parseInn(text), values.requisiteProblems, values.innSchema),
  of('integer', (text) => values.parseInteger(text), values.numberProblems, values.integerSchema),
  of('KPP', values.parseKpp, values.kppProblems, values.kppSchema),
  of('money', (text) => values.parseMoney(text), values.moneyProblems, values.positiveMoneySchema),
  of('number', (text) => values.parseNumber(text, { min: -1e9 }), values.numberProblems, values.numberSchema),
  of('OGRN', values.parseOgrn, values.requisiteProblems, values.ogrnSchema),
  of('payment days', values.parsePaymentDays, values.paymentDaysProblems, values.paymentDaysSchema),
  of('person name', values.parsePersonName, values.personNameProblems, values.personNameSchema),
  of('phone', (text) => values.parsePhone(text), values.phoneProblems, values.phoneSchema),
  of('places', values.parsePlaces, values.placesProblems, values.placesSchema),
  of('plate', values.parsePlate, values.plateProblems, values.plateSchema),
  of('rate', (text) => values.parseRate(text, { today }), values.rateProblems, values.partialRateSchema),
  of('temperature', values.parseTemperature, values.temperatureProblems, values.temperatureSchema),
  of('VAT', (text) => values.parseVat(text, { today }), values.vatProblems, values.vatRateSchema),
  of('volume', values.parseVolume, values.volumeProblems, values.volumeSchema),
  of(
    'weight',
    (text) => values.parseWeight(text, { bareTonnesUnder: 100 }),
    values.weightProblems,
    values.weightSchema,
  ),
  of('window', (text) => values.parseWindow(text, time), values.windowProblems, values.windowSchema),
  of('yes or no', values.parseYesNo, values.yesNoProblems, values.yesNoSchema),
];

const words =
  '0 1 2 5 9 10 12 14 25 31 99 100 2026 85000 7707083893 . , : - – / + % × х ( ) " \' ° № ₽ $ € \u00a0 \t \n \u0000 ' +
  'т кг м3 тыс млн р руб коп ндс нал без с до по от в на к через завтра сегодня пн 2:30 25.11 28.03 31.10 ноября дня дней ' +
  'б.д. сканам оригиналам утра вечера весь день минус а123вс777 доб ext @ a@b.ru Москва Киров vjcrdf ооо иван am pm next ' +
  '２ ５ 😀 \ud83d e9 ∞ NaN __proto__ constructor null \u200b \u202e';
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 150 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.tuple(fc.constantFrom(...words.split(' ')), fc.constantFrom('', ' ', '  ')), { maxLength: 14 })
    .map((parts) => parts.map((part) => part.join('')).join('')),
);

const nasty = [
  ...[
    '',
    ' ',
    '\u00a0',
    '\u200b',
    '😀',
    '🇷🇺',
    '-',
    '-1',
    '0',
    '00',
    '\u0000',
    '\ud800',
    '\udfff',
    '1e309',
    'NaN',
  ],
  ...['9'.repeat(99), '9'.repeat(5000), ' '.repeat(5000), 'а'.repeat(5000), '1 '.repeat(49), '1.'.repeat(49)],
  ...[
    '９９９',
    '٣٣',
    '½',
    '①',
    'Ⅷ',
    '<script>',
    '{{x}}',
    '%s',
    '../..',
    'null',
    '__proto__',
    "'; drop table",
  ],
];

describe.each(cases)('$name', ({ parse, problems, schema }) => {
  const holds = (text: string): void => {
    const result = parse(text);
    if (!result.ok) {
      expect(problems).toContain(result.problem);
      return;
    }
    const stored: unknown = JSON.parse(JSON.stringify(result.value));
    expect(stored).toEqual(result.value);
    expect(schema.parse(stored)).toEqual(result.value);
  };

  it('answers what is typed to break it', () => {
    nasty.forEach(holds);
  });

  it('never throws, and its values go through the schema unchanged', () => {
    fc.assert(fc.property(typed, holds), { numRuns: 300 });
  });

  it('refuses nothing at all, emoji alone and pages of text', () => {
    expect(parse(' \u200b ')).toMatchObject({ ok: false, problem: 'empty' });
    expect(parse('😀')).toMatchObject({ ok: false, problem: 'emoji' });
    expect(parse('1'.repeat(5000))).toMatchObject({ ok: false, problem: 'too-long' });
  });

  it('comes to an end with the longest line', () => {
    for (const filler of ['1 ', '1.', '1-', '- ', 'т ', ' б', '1 д', 'с ', '%'])
      holds(filler.repeat(200 / filler.length));
  });
});

function of<T, P extends string>(
  name: string,
  parse: (text: string) => Parsed<T, P>,
  problems: readonly P[],
  schema: z.ZodType<T>,
): Case {
  return { name, parse, problems, schema };
}
