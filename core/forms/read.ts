import type { CountryCode } from 'libphonenumber-js';
import { localDateOf } from '../calendar/index.ts';
import { type Text, type TextParam, t } from '../texts/text.ts';
import {
  type Hint,
  type NumberContext,
  type Parsed,
  parseCity,
  parseCompanyName,
  parseDate,
  parseDateTime,
  parseDocumentNumber,
  parseEmail,
  parseFreeText,
  parseInn,
  parseInteger,
  parseMoney,
  parsePersonName,
  parsePhone,
  parsePlaces,
  parsePlate,
  parseRate,
  parseTemperature,
  parseVat,
  parseVolume,
  parseWeight,
  parseWindow,
  parseYesNo,
  type TimeContext,
} from '../values/index.ts';
import type { Answers, Field } from './form.ts';

/** A rate below a thousand is a slip: 85 for 85 thousand. */
const SMALLEST_RATE = 1000_00;

/** What may be typed after a number. */
const UNITS = { days: /^(?:дн|дней|дня|день|days?)$/ };

export interface ReadContext {
  now: string;
  /** The clock by which the answer is meant: the company's, unless the field has its own. */
  zone: string;
  /** Answers so far, and those of the same item of a group. */
  answers: Answers;
  item: Answers;
}

export type Reading = { value: unknown } | { problem: Text; cities?: string[]; canKeep?: boolean };

function problem(code: string, hint: Hint = {}): { problem: Text } {
  const params: Record<string, TextParam> = {};
  for (const [blank, value] of Object.entries(hint))
    params[blank] = typeof value === 'object' ? value.join(', ') : (value as string | number);
  return { problem: t(`problem.${code}`, params) };
}

function settle<T>(parsed: Parsed<T, string>, shape: (value: T) => unknown = (value) => value): Reading {
  return parsed.ok ? { value: shape(parsed.value) } : problem(parsed.problem, parsed.hint);
}

/** What somebody typed in answer to a field's question: the value, or what to say. Total: never throws on text. */
export function readText(field: Field, text: string, context: ReadContext): Reading {
  const reading = understand(field, text, context);
  if (!('value' in reading)) return reading;
  const objection = field.check?.(reading.value, context.answers);
  return objection === undefined ? reading : { problem: objection };
}

function understand(field: Field, text: string, context: ReadContext): Reading {
  const { now, zone } = context;
  const today = localDateOf(now, zone);
  switch (field.kind) {
    case 'text':
    case 'letter':
      return settle(parseFreeText(text, { max: field.max ?? 1000 }));
    case 'documentNumber':
      return settle(parseDocumentNumber(text, { max: field.max ?? 100 }));
    case 'personName':
      return settle(parsePersonName(text));
    case 'companyName':
      return settle(parseCompanyName(text));
    case 'inn':
      return settle(parseInn(text));
    case 'phone':
      return settle(
        parsePhone(text),
        (phone) => phone.e164 + (phone.extension === undefined ? '' : ` доб. ${phone.extension}`),
      );
    case 'email':
      return settle(parseEmail(text));
    case 'city':
      return readCity(text);
    case 'date':
      return settle(parseDate(text, { now, zone, ...seenFrom(field) }));
    case 'window':
      return settle(parseWindow(text, { now, zone: zoneOf(context.item) ?? zone, past: 'refuse' }));
    case 'weight':
      return settle(parseWeight(text, { bareTonnesUnder: 100 }));
    case 'volume':
      return settle(parseVolume(text));
    case 'plate':
      return settle(parsePlate(text), (plate) => plate.number);
    case 'places':
      return settle(parsePlaces(text));
    case 'integer':
      return settle(parseInteger(text, numbersOf(field)));
    case 'temperature':
      return settle(parseTemperature(text));
    case 'money':
      return settle(parseMoney(text));
    case 'rate':
      return readRate(text, today);
    case 'vat':
      return settle(parseVat(text, { today }));
    case 'yesno':
      return settle(parseYesNo(text));
    case 'contact':
      return readContact(text);
    case 'newColleague':
    case 'driver':
      return withPhone(readContact(text));
    case 'moment':
      return settle(parseDateTime(text, { now, zone, past: 'refuse' }));
    case 'parsed':
      return field.parse?.(text) ?? problem('choose');
    case 'choice':
    case 'choices':
    case 'partner':
    case 'member':
    case 'colleague':
    case 'client':
    case 'carrier':
    case 'carriers':
    case 'pick':
    case 'cases':
      return problem('choose');
    case 'files':
      return problem('send-file');
  }
}

function seenFrom({ past, ahead }: Field): Pick<TimeContext, 'past' | 'future'> {
  return { ...(past === true ? { future: 'refuse' } : {}), ...(ahead === true ? { past: 'refuse' } : {}) };
}

function numbersOf({ range: [min, max] = [0, 1_000_000], counts }: Field): NumberContext {
  return { min, max, ...(counts === undefined ? {} : { unit: UNITS[counts] }) };
}

function zoneOf(item: Answers): string | undefined {
  return (item.city as { zone?: string } | undefined)?.zone;
}

function readRate(text: string, today: string): Reading {
  const parsed = parseRate(text, { today, minMinor: SMALLEST_RATE });
  if (parsed.ok && parsed.value.amount === undefined) return problem('no-sum');
  return settle(parsed);
}

/** A known city gives its zone; an unknown one is asked about, and may stay as typed. */
function readCity(text: string): Reading {
  const parsed = parseCity(text);
  if (parsed.ok) return { value: { name: parsed.value.name, zone: parsed.value.zone } };
  const found = parsed.problem === 'several-cities' || parsed.problem === 'unknown-city';
  if (!found) return problem(parsed.problem, parsed.hint);
  const cities = (parsed.hint?.suggestions ?? []) as readonly string[];
  return { ...problem(parsed.problem, { typed: text.trim() }), cities: [...cities], canKeep: true };
}

/** A name and, if it is there, a phone in one line: `Ирина, 8 912 345-67-89`. */
function readContact(text: string): Reading {
  const typed = parseFreeText(text, { max: 200 });
  if (!typed.ok) return problem(typed.problem, typed.hint);
  if (
    /^\d/u.test(typed.value) ||
    /\d[:.]\d|\d\s*-\s*\d{1,2}$/u.test(typed.value.replace(/[+(]?\d[\d\s()+-]{8,}/gu, ''))
  )
    return problem('contact-name');
  const at = typed.value.search(/[+(]?\d[\d\s()+-]{5,}/u);
  const digits = at < 0 ? '' : typed.value.slice(at);
  const name = parsePersonName((at < 0 ? typed.value : typed.value.slice(0, at)).replace(/[\s,;:—-]+$/u, ''));
  if (!name.ok) return problem(name.problem === 'empty' ? 'contact-name' : name.problem, name.hint);
  if (digits === '') return { value: { name: name.value } };
  const phone = parsePhone(digits, { country: 'RU' as CountryCode });
  if (!phone.ok) return problem(phone.problem, phone.hint);
  return { value: { name: name.value, phone: phone.value.e164 } };
}

function withPhone(reading: Reading): Reading {
  if (!('value' in reading)) return reading;
  return (reading.value as Answers).phone === undefined ? problem('contact-phone') : reading;
}
