import Big from 'big.js';
import { z } from 'zod';
import type { Currency, Money } from '../money/money.ts';
import { moneySchema } from '../money/money.ts';
import { readDecimal, readQuantity } from './decimal.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

const MAX_MINOR = 1e12;

/** A sum to pay: above zero, up to ten thousand million. */
export const positiveMoneySchema = moneySchema.extend({ minor: z.int().positive().max(MAX_MINOR) });

const sumProblems = ['not-understood', 'negative', 'zero', 'too-small', 'too-big', 'too-precise'] as const;
export type SumProblem = (typeof sumProblems)[number];

export const moneyProblems = [...lineProblems, ...sumProblems] as const;
export type MoneyProblem = (typeof moneyProblems)[number];

export interface MoneyContext {
  /** What a sum without a currency is in; RUB unless told. */
  readonly currency?: Currency;
  /** Hundredths below which a sum is a slip, such as `85` for 85 thousand; none unless told. */
  readonly minMinor?: number;
}

const currencyWords: readonly (readonly [Currency, string])[] = [
  ['BYN', 'бел(?:орусск\\p{L}*)? ?руб\\p{L}*|byn|бр'],
  ['RUB', 'р|руб|рубл\\p{L}*|₽|rub|rur|roubles?|rubles?'],
  ['USD', '\\$|usd|долл?|долл?ар\\p{L}*|бакс\\p{L}*|dollars?|bucks'],
  ['EUR', '€|eur|euros?|евро'],
  ['CNY', '¥|cny|rmb|юан\\p{L}*|yuan'],
  ['KZT', '₸|kzt|тенге|тг'],
];
const thousand = 'тысяч[аиу]?|тыс|т|к|k|thousand';
const million = 'миллион\\p{L}*|млн|мл|million|mln|mio|m';
const currencies = currencyWords.map(
  ([currency, words]) => [currency, new RegExp(`^(?:${words})$`, 'u')] as const,
);
const anyCurrency = currencyWords.map(([, words]) => words).join('|');
const tailShape = new RegExp(`^(${thousand})? ?(${million})? ?(${anyCurrency})?$`, 'u');
const leadingCurrency = new RegExp(`^(-)?\\s*(${anyCurrency})(?![\\p{L}])\\.?\\s*(?=[-\\d])`, 'u');
const kopecks = /^(.*\d.*(?:р|руб\p{L}*)\.?),? (\d{1,2}) ?коп\p{L}*\.?$/u;

/** A sum: `85 000`, `85т.р.`, `85 тыс`, `1,2 млн`, `1200 евро`, `$1200`, `85000 руб 50 коп`. */
export function parseMoney(text: string, context: MoneyContext = {}): Parsed<Money, MoneyProblem> {
  const line = foldLine(text);
  return line.ok ? readMoney(line.value, context) : line;
}

/** The same for a line that is folded already. */
export function readMoney(line: string, context: MoneyContext): Parsed<Money, SumProblem> {
  const withKopecks = kopecks.exec(line);
  if (withKopecks) return roublesAndKopecks(withKopecks[1] ?? '', withKopecks[2] ?? '', context);
  const lead = leadingCurrency.exec(line);
  const quantity = readQuantity(lead ? (lead[1] ?? '') + line.slice(lead[0].length) : line);
  const tail = quantity ? tailShape.exec(quantity.unit.replace(/ ?=+$/, '')) : null;
  if (!quantity || !tail || (tail[1] && tail[2]) || (lead && tail[3])) return refused('not-understood');
  const factor = tail[1] ? 1e3 : tail[2] ? 1e6 : 1;
  const size = readDecimal(quantity.digits, factor === 1 ? 'groups' : 'decimal');
  if (!size) return refused('not-understood');
  const word = lead?.[2] ?? tail[3];
  const currency = currencies.find(([, words]) => words.test(word ?? ''))?.[0] ?? context.currency ?? 'RUB';
  return checkedSum(size.times(factor).times(100), quantity.negative, currency, context);
}

function checkedSum(
  minor: Big,
  negative: boolean,
  currency: Currency,
  context: MoneyContext,
): Parsed<Money, SumProblem> {
  if (minor.eq(0)) return refused('zero');
  if (negative) return refused('negative');
  if (minor.gt(MAX_MINOR)) return refused('too-big', { max: MAX_MINOR / 100 });
  if (!minor.eq(minor.round(0, 0))) return refused('too-precise', { decimals: 2 });
  if (minor.lt(context.minMinor ?? 0)) return refused('too-small', { min: (context.minMinor ?? 0) / 100 });
  return understood({ minor: minor.toNumber(), currency });
}

function roublesAndKopecks(
  roubles: string,
  kopeck: string,
  context: MoneyContext,
): Parsed<Money, SumProblem> {
  const whole = readMoney(roubles, { ...context, minMinor: 0 });
  if (!whole.ok) return whole;
  const { minor, currency } = whole.value;
  if (minor % 100 !== 0) return refused('not-understood');
  return checkedSum(new Big(minor).plus(kopeck), false, currency, context);
}
