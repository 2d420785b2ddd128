import type { CountryCode } from 'libphonenumber-js/max';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

/** E.164 (`+74951234567`) and the extension's digits if there is one. */
export const phoneSchema = z.strictObject({
  e164: z.string().regex(/^\+[1-9]\d{6,14}$/),
  extension: z.exactOptional(z.string().regex(/^\d{1,10}$/)),
});
export type Phone = z.infer<typeof phoneSchema>;

export const phoneProblems = [
  ...lineProblems,
  'not-a-phone',
  'too-few-digits',
  'too-many-digits',
  'no-such-phone',
  'not-mobile',
] as const;
export type PhoneProblem = (typeof phoneProblems)[number];

export interface PhoneContext {
  /** Whose numbers may be typed without a country code; RU unless told. */
  readonly country?: CountryCode;
  /** Refuses numbers that are known not to be mobile. */
  readonly mobileOnly?: boolean;
}

const shape =
  /^[+(\d][\d\s().+/-]*\d\)?(?:\s*[,;(]?\s*(?:доб|добавочный|вн|внутр|ext|extension|x|#)\.?\s*[.:№#]?\s*\d{1,10}\)?)?$/;
const label = /^(?:тел|телефон|моб|сот|phone|tel|mob)\.?:?\s*/;

/** A phone as typed in any manner: `8 (912) 345-67-89`, `+375 29 …`, `495 123-45-67 доб. 12`. */
export function parsePhone(text: string, context: PhoneContext = {}): Parsed<Phone, PhoneProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  const typed = line.value.replace(label, '');
  if (!shape.test(typed)) return refused('not-a-phone');
  const [main = '', tail] = typed.split(/\s*[,;(]?\s*(?:доб\p{L}*|вн\p{L}*|ext\p{L}*|x|#)/u);
  const digits = main.replace(/\D/g, '').length;
  if (digits < 7) return refused('too-few-digits');
  if (digits > 15) return refused('too-many-digits');
  const phone = parsePhoneNumberFromString(main, context.country ?? 'RU');
  if (!phone?.isValid()) return refused('no-such-phone');
  const type = phone.getType();
  if (context.mobileOnly && type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE')
    return refused('not-mobile');
  const extension = tail?.replace(/\D/g, '');
  return understood(extension ? { e164: phone.number, extension } : { e164: phone.number });
}

/** `+79123456789` as people write it: `+7 912 345 67 89`, in one piece on a line; an extension stays as it is. */
export function shownPhone(phone: string | undefined): string | undefined {
  if (phone === undefined) return undefined;
  const [number = '', ...extension] = phone.split(' ');
  const parsed = parsePhoneNumberFromString(number);
  const shown = parsed === undefined ? number : parsed.formatInternational().replaceAll(' ', '\u00a0');
  return [shown, ...extension].join(' ');
}
