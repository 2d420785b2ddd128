import { z } from 'zod';
import { accountChecks, innChecks, ogrnChecks } from './check-digits.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import type { LineProblem } from './tidy.ts';
import { foldLine, lineProblems } from './tidy.ts';

/** ИНН: 10 digits of a company or 12 of a person, check digits right. */
export const innSchema = z.string().refine(innChecks);
/** КПП: 9 characters, the fifth and sixth may be Latin capitals. */
export const kppSchema = z.string().regex(/^(?!0{4})\d{4}[\dA-Z]{2}\d{3}$/);
/** ОГРН of 13 digits or ОГРНИП of 15, check digit right. */
export const ogrnSchema = z.string().refine(ogrnChecks);
/** БИК: 9 digits, Russian banks and the treasury. */
export const bicSchema = z.string().regex(/^0[0-4](?!0{7})\d{7}$/);
/** A bank account of 20 digits; its key is checked only beside a BIC. */
export const accountSchema = z.string().regex(/^[1-9]\d{19}$|^0[1-9]\d{18}$/);

export const requisiteProblems = [...lineProblems, 'not-digits', 'wrong-length', 'check-digit'] as const;
export type RequisiteProblem = (typeof requisiteProblems)[number];
export const kppProblems = [...lineProblems, 'wrong-length', 'not-understood'] as const;
export type KppProblem = (typeof kppProblems)[number];
export const bicProblems = [...lineProblems, 'not-digits', 'wrong-length', 'no-such-bic'] as const;
export type BicProblem = (typeof bicProblems)[number];

export interface InnContext {
  /** `company`: 10 digits, `person` (also a sole trader): 12. Either unless told. */
  readonly of?: 'company' | 'person';
}

/** A taxpayer number, ИНН. */
export function parseInn(text: string, context: InnContext = {}): Parsed<string, RequisiteProblem> {
  const lengths = context.of === undefined ? [10, 12] : [context.of === 'company' ? 10 : 12];
  return checked(text, lengths, innChecks);
}

/** A state registration number, ОГРН or ОГРНИП. */
export function parseOgrn(text: string): Parsed<string, RequisiteProblem> {
  return checked(text, [13, 15], ogrnChecks);
}

/** A tax registration reason code, КПП. */
export function parseKpp(text: string): Parsed<string, KppProblem> {
  const line = unlabelled(text);
  if (!line.ok) return line;
  const kpp = line.value.toUpperCase();
  if (kpp.length !== 9) return refused('wrong-length', { expected: '9', length: kpp.length });
  return kppSchema.safeParse(kpp).success ? understood(kpp) : refused('not-understood');
}

/** A bank identification code, БИК. */
export function parseBic(text: string): Parsed<string, BicProblem> {
  const bic = digitsOf(text, [9]);
  if (!bic.ok) return bic;
  return bicSchema.safeParse(bic.value).success ? bic : refused('no-such-bic');
}

export interface AccountContext {
  /** The bank the account is kept at. */
  readonly bic: string;
  /** Расчётный (unless told) or корреспондентский. */
  readonly kind?: 'settlement' | 'correspondent';
}

/** A bank account whose key fits the bank. */
export function parseAccount(text: string, context: AccountContext): Parsed<string, RequisiteProblem> {
  const { bic, kind = 'settlement' } = context;
  return checked(text, [20], (account) => {
    return accountSchema.safeParse(account).success && accountChecks(account, bic, kind);
  });
}

function checked(
  text: string,
  lengths: readonly number[],
  check: (digits: string) => boolean,
): Parsed<string, RequisiteProblem> {
  const digits = digitsOf(text, lengths);
  if (!digits.ok) return digits;
  return check(digits.value) ? digits : refused('check-digit');
}

function digitsOf(
  text: string,
  lengths: readonly number[],
): Parsed<string, LineProblem | 'not-digits' | 'wrong-length'> {
  const line = unlabelled(text);
  if (!line.ok) return line;
  if (!/^\d+$/.test(line.value)) return refused('not-digits');
  if (lengths.includes(line.value.length)) return line;
  return refused('wrong-length', { expected: lengths.join('/'), length: line.value.length });
}

const label = /^(?:инн|кпп|огрнип|огрн|бик|р\/с|к\/с|счет|inn|kpp|ogrn|bic)?[\s:№]*/;

function unlabelled(text: string): Parsed<string, LineProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  return understood(line.value.replace(label, '').replace(/(?<=[\da-z]) (?=[\da-z])/g, ''));
}
