import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';

/** Problems every parser of a line may report. */
export const lineProblems = ['empty', 'too-long', 'emoji', 'control-characters'] as const;
export type LineProblem = (typeof lineProblems)[number];

const SHORT_LINE = 100;

const emoji = /(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u20e3\ufe0f]/u;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
// Bidirectional overrides are format characters, yet they can disguise a name as badly as a control character.
const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const lineBreaks = /[\t\n\r\v\f\u0085\u2028\u2029]/g;

export function hasEmoji(text: string): boolean {
  return emoji.test(text);
}

export function hasControlCharacters(text: string): boolean {
  return control.test(text);
}

/** Drops characters that nobody sees: soft hyphens, zero-width spaces, direction marks. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/**
 * One line as typed, letters kept: invisible characters dropped, every kind of space and line break made one
 * plain space, ends trimmed. `max` counts the characters of the trimmed line.
 */
export function tidyLine(text: string, max: number): Parsed<string, LineProblem> {
  const line = withoutInvisible(text).replace(lineBreaks, ' ').trim();
  if (line === '') return refused('empty');
  if (line.length > max) return refused('too-long', { max, length: line.length });
  if (emoji.test(line)) return refused('emoji');
  if (control.test(line)) return refused('control-characters');
  return understood(line.replace(/\s+/gu, ' '));
}

/**
 * One line ready for matching: as {@link tidyLine}, then full-width digits and letters made plain, dashes made
 * `-`, lower case, `ё` as `е`.
 */
export function foldLine(text: string, max = SHORT_LINE): Parsed<string, LineProblem> {
  const line = tidyLine(text, max);
  return line.ok ? understood(fold(line.value)) : line;
}

/** Lower case, `ё` as `е`, compatibility forms and dashes made plain, single spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/gu, ' ')
    .trim();
}
