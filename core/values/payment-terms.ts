import type { DayKind, DaysFrom } from '../money/rate.ts';
import { MAX_PAYMENT_DAYS } from '../money/rate.ts';
import type { Taken } from './take.ts';
import { take } from './take.ts';

const count = '(?<![\\d.,])(?:(?:через|отсрочка|в течение|до|within) )?(?:\\d{1,3} ?- ?)?(0|[1-9]\\d{0,8})';
const banking =
  'б\\.? ?\\/?д|банк\\p{L}*\\.?(?: ?(?:дн\\p{L}*|д))?|раб\\p{L}*\\.?(?: ?(?:дн\\p{L}*|д))?|р\\.? ?\\/?д|(?:banking|bank|business|working) days?|b\\.?d';
const calendar = 'к\\.? ?\\/?д|кал\\p{L}*\\.?(?: ?(?:дн\\p{L}*|д))?|сут\\p{L}*|calendar days?';
const plain = 'дн\\p{L}*|день|д|days?';
const days = new RegExp(`${count}(?: ?(?:(${banking})|(${calendar})|(?:${plain})))(?![\\p{L}\\d])\\.?`, 'u');

const before =
  '(?<![\\p{L}\\d])(?:(?:с момента|с даты|после|от|по факту|по|при|на|с|from|after|on|upon|against|of)(?: получения| the)? )?';
const papers =
  '(?: (?:документ\\p{L}*|док\\p{L}*|ттн|тн|cmr|docs?|documents?|на оплату))?(?![\\p{L}\\d])\\.?';
const bases: readonly (readonly [DaysFrom, RegExp])[] = [
  ['scan', basis('скан\\p{L}*|копи\\p{L}*|квит\\p{L}*|scans?|scanned copies|copies')],
  ['unloading', basis('выгруз\\p{L}*|разгруз\\p{L}*|доставк\\p{L}*|unloading|delivery')],
  ['invoice', basis('счет\\p{L}*|invoice')],
  ['originals', basis('оригинал\\p{L}*|ориг|оттн|документ\\p{L}*|ттн|трн|originals?|documents|hard copies')],
];

export interface PaymentTerms {
  readonly days?: number;
  readonly dayKind?: DayKind;
  readonly daysFrom?: DaysFrom;
}

/**
 * Takes the deferral out of a folded line: `10 б.д. по оригиналам`, `14 days from scan`, `на выгрузке` (no days at all).
 * Of `5-7 дней` the later counts. Null when there are more days than any contract has.
 */
export function takePaymentTerms(line: string): Taken<PaymentTerms> | null {
  const [length, withoutDays] = take(line, days);
  const from = bases.find(([, pattern]) => pattern.test(withoutDays));
  const rest = from ? take(withoutDays, from[1])[1] : withoutDays;
  const started = from ? { daysFrom: from[0] } : {};
  if (!length) {
    const atOnce =
      from?.[0] === 'unloading' && /(?:на|при|по факту) (?:вы|раз)груз|on (?:unloading|delivery)/.test(line);
    return { value: atOnce ? { days: 0, dayKind: 'calendar', ...started } : started, rest };
  }
  if (Number(length[1]) > MAX_PAYMENT_DAYS) return null;
  const dayKind = length[2] ? 'banking' : length[3] ? 'calendar' : undefined;
  const value = { days: Number(length[1]), ...started };
  return { value: dayKind ? { ...value, dayKind } : value, rest };
}

function basis(words: string): RegExp {
  return new RegExp(`${before}(?:${words})${papers}`, 'u');
}
