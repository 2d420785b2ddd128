import { z } from 'zod';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { hasControlCharacters, hasEmoji, withoutInvisible } from './tidy.ts';

/** The most a chat message can hold; forms ask for less. */
const MAX_TEXT = 4096;

export const freeTextSchema = z.string().min(1).max(MAX_TEXT);

export const freeTextProblems = ['empty', 'too-short', 'too-long', 'emoji', 'control-characters'] as const;
export type FreeTextProblem = (typeof freeTextProblems)[number];

export interface FreeTextContext {
  /** Characters; 1 unless told. */
  readonly min?: number;
  /** Characters; 1000 unless told, 4096 at most. */
  readonly max?: number;
}

/** Free words of one or several lines. Emoji may stand among them, but not alone. */
export function parseFreeText(text: string, context: FreeTextContext = {}): Parsed<string, FreeTextProblem> {
  const { min = 1, max = 1000 } = context;
  const most = Math.min(max, MAX_TEXT);
  const value = text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').trim();
  if (withoutInvisible(value).trim() === '') return refused('empty');
  if (value.length > most) return refused('too-long', { max: most, length: value.length });
  if (hasControlCharacters(value.replaceAll('\n', ''))) return refused('control-characters');
  if (hasEmoji(value) && !/[\p{L}\p{N}]/u.test(value)) return refused('emoji');
  if (value.length < min) return refused('too-short', { min, length: value.length });
  return understood(value);
}
