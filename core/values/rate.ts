import { z } from 'zod';
import type { PaymentForm, Rate } from '../money/rate.ts';
import { rateSchema } from '../money/rate.ts';
import type { VatRate } from '../money/vat.ts';
import { standardVat } from '../money/vat.ts';
import type { MoneyContext } from './money.ts';
import { moneyProblems, positiveMoneySchema, readMoney } from './money.ts';
import { takePaymentTerms } from './payment-terms.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import type { Taken } from './take.ts';
import { take } from './take.ts';
import { foldLine } from './tidy.ts';
import type { VatContext } from './vat.ts';
import { knownVat } from './vat.ts';

const shape = rateSchema.shape;

/** The parts of a rate that were told; at least one. */
export const partialRateSchema = z
  .strictObject({
    amount: z.exactOptional(positiveMoneySchema),
    vat: z.exactOptional(shape.vat),
    vatIncluded: z.exactOptional(shape.vatIncluded),
    form: z.exactOptional(shape.form),
    days: z.exactOptional(shape.days),
    daysFrom: z.exactOptional(shape.daysFrom),
    dayKind: z.exactOptional(shape.dayKind),
  })
  .refine((rate) => Object.keys(rate).length > 0);

export const rateProblems = [...moneyProblems, 'no-such-vat', 'too-many-days'] as const;
export type RateProblem = (typeof rateProblems)[number];

export interface RateContext extends MoneyContext, VatContext {}

const vatWord = '(?:ндс|vat)(?!\\p{L})';
const rateAfter = '(?: ?[-:(]? ?(\\d{1,3}) ?%\\)?| ?(0|5|7|10|18|20|22)(?! ?[\\d\\p{L}.,]))?';
const rateBefore = '(?:(\\d{1,3}) ?% ?)?';
const noVat = new RegExp(
  `(?:без|б\\/|w\\/o|without|no|не обл\\p{L}*) ?${vatWord}|ндс не обл\\p{L}*|(?<!\\p{L})(?:усн|нпд|бндс)(?!\\p{L})`,
  'u',
);
const vatOnTop = new RegExp(
  `(?:\\+|(?<!\\p{L})(?:плюс|сверху|без учета|не включая|не вкл\\.?|plus|excluding|excl\\.?)) ?${rateBefore}${vatWord}${rateAfter}|${vatWord}${rateAfter} (?:сверху|не включен|on top)`,
  'u',
);
const vatInside = new RegExp(
  `(?:(?<!\\p{L})(?:с учетом|с|со|включая|вкл\\.?|в т\\.? ?ч\\.?|в том числе|including|incl?\\.?|with) ?)?${rateBefore}${vatWord}${rateAfter}`,
  'u',
);

const forms: readonly (readonly [PaymentForm, RegExp])[] = [
  [
    'cashless',
    /(?<!\p{L})(?:по )?(?:безнал\p{L}*|б\/н|бн|cashless|(?:bank )?transfer|перевод\p{L}*)(?!\p{L})\.?/u,
  ],
  ['cash', /(?<!\p{L})(?:за )?(?:нал(?!ог)\p{L}*|cash)(?!\p{L})\.?/u],
  ['card', /(?<!\p{L})(?:на |to |by )?(?:карт\p{L}*|card)(?!\p{L})/u],
];

const filler =
  /(?<!\p{L})(?:ставка|срок|цена|фрахт|оплата|оплаты|отсрочка|условия|расчет|за рейс|рейс|готов\p{L}*|могу|возьму|предлага\p{L}*|за|итого|всего|моя|наша|и|по|payment|price|rate|terms|for|my|our|we can do)(?!\p{L})/gu;

/**
 * A rate told in one line: `85 000 с НДС 22%, 10 банковских дней по оригиналам`, `80000 нал`, `14 days from scan`.
 * What was not told is missing from the value; words that mean nothing here are refused, never dropped. Cash and card
 * mean no VAT, VAT means cashless, unless told otherwise.
 */
export function parseRate(text: string, context: RateContext): Parsed<Partial<Rate>, RateProblem> {
  const line = foldLine(text, 200);
  if (!line.ok) return line;
  const terms = takePaymentTerms(line.value);
  if (!terms) return refused('too-many-days');
  const vat = takeVat(terms.rest, context);
  if (!vat.ok) return vat;
  const form = takeForm(vat.value.rest);
  const rest = form.rest
    .replace(filler, ' ')
    .replace(/[\s;:()]+/g, ' ')
    .replace(/^[ ,.+-]+(?=[ ,.])|[ ,.]+$/g, '')
    .replace(/^[, .]+/, '');
  const amount = rest === '' ? null : readMoney(rest, context);
  if (amount?.ok === false) {
    return amount.problem === 'not-understood' ? refused('not-understood', { rest }) : amount;
  }
  const told: Partial<Rate> = { ...vat.value.value, ...form.value, ...terms.value };
  const value = { ...(amount ? { amount: amount.value } : {}), ...implied(told), ...told };
  return Object.keys(value).length > 0 ? understood(value) : refused('not-understood');
}

function takeVat(
  line: string,
  context: RateContext,
): Parsed<Taken<Partial<Pick<Rate, 'vat' | 'vatIncluded'>>>, 'no-such-vat'> {
  const [onTop, withoutTop] = take(line, vatOnTop);
  if (onTop) return tookVat(onTop, withoutTop, false, context);
  const [none, withoutNone] = take(line, noVat);
  if (none) return understood({ value: { vat: 'none', vatIncluded: false }, rest: withoutNone });
  const [inside, withoutInside] = take(line, vatInside);
  if (inside) return tookVat(inside, withoutInside, true, context);
  return understood({ value: {}, rest: line });
}

function tookVat(
  match: RegExpExecArray,
  rest: string,
  vatIncluded: boolean,
  context: RateContext,
): Parsed<Taken<{ vat: VatRate; vatIncluded: boolean }>, 'no-such-vat'> {
  const typed = match.slice(1).find((group) => group !== undefined);
  if (typed === undefined)
    return understood({ value: { vat: standardVat(context.today), vatIncluded }, rest });
  const known = knownVat(Number(typed), context);
  return known.ok ? understood({ value: { vat: known.value, vatIncluded }, rest }) : known;
}

function takeForm(line: string): Taken<Partial<Pick<Rate, 'form'>>> {
  const found = forms.find(([, pattern]) => pattern.test(line));
  return found ? { value: { form: found[0] }, rest: take(line, found[1])[1] } : { value: {}, rest: line };
}

function implied({ form, vat }: Partial<Rate>): Partial<Rate> {
  if (vat === undefined && (form === 'cash' || form === 'card')) return { vat: 'none', vatIncluded: false };
  return form === undefined && typeof vat === 'number' ? { form: 'cashless' } : {};
}
