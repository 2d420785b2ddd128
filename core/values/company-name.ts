import { z } from 'zod';
import type { Parsed } from './result.ts';
import { refused } from './result.ts';
import { fold, lineProblems, tidyLine } from './tidy.ts';

const MAX_NAME = 200;

/** A company's name with its legal form and quotes as typed. */
export const companyNameSchema = z
  .string()
  .min(1)
  .max(MAX_NAME)
  .regex(/[\p{L}\p{N}]/u);

export const companyNameProblems = [...lineProblems, 'no-letters'] as const;
export type CompanyNameProblem = (typeof companyNameProblems)[number];

/** A company's name: single spaces, everything else as typed. */
export function parseCompanyName(text: string): Parsed<string, CompanyNameProblem> {
  const line = tidyLine(text, MAX_NAME);
  if (!line.ok) return line;
  return /[\p{L}\p{N}]/u.test(line.value) ? line : refused('no-letters');
}

const longForms = [
  'общество с ограниченной ответственностью',
  'общество с дополнительной ответственностью',
  'публичное акционерное общество',
  'открытое акционерное общество',
  'закрытое акционерное общество',
  'акционерное общество',
  'индивидуальный предприниматель',
  'товарищество с ограниченной ответственностью',
  'limited liability company',
  'sp z o o',
  's r o',
];

const shortForms = new Set(
  (
    'ооо одо ао оао зао пао нао ип тоо чп чуп уп чтуп сп ооп тк гк фгуп муп гуп ' +
    'llc ltd limited inc corp co company gmbh ag kg sia uab ou oy ab sa srl sl bv nv as sarl llp plc'
  ).split(' '),
);

/**
 * What two spellings of one company have in common: folded, without legal form, quotes and punctuation.
 * `ООО «Ёлка-Транс»` and `елка транс, ооо` have the same key. For comparing, never for showing.
 */
export function companyKey(name: string): string {
  const words = fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const rest = longForms.reduce((left, form) => left.replace(` ${form} `, ' '), ` ${words} `).trim();
  const key = rest
    .split(' ')
    .filter((word) => !shortForms.has(word))
    .join(' ');
  return key === '' ? words : key;
}
