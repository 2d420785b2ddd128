import { z } from 'zod';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { hasControlCharacters, hasEmoji, lineProblems, withoutInvisible } from './tidy.ts';

const MAX_NAME = 120;

/** A person's name as typed; it may hold anything printable, so escape it wherever it is shown. */
export const personNameSchema = z.string().min(1).max(MAX_NAME).regex(/\p{L}/u);

export const personNameProblems = [...lineProblems, 'digits-only', 'no-letters'] as const;
export type PersonNameProblem = (typeof personNameProblems)[number];

/** A name in any script, kept as typed but for spaces; line breaks and other control characters are refused. */
export function parsePersonName(text: string): Parsed<string, PersonNameProblem> {
  const name = withoutInvisible(text).trim();
  if (name === '') return refused('empty');
  if (name.length > MAX_NAME) return refused('too-long', { max: MAX_NAME, length: name.length });
  if (hasEmoji(name)) return refused('emoji');
  if (hasControlCharacters(name)) return refused('control-characters');
  if (/\p{L}/u.test(name)) return understood(name.replace(/\s+/gu, ' '));
  return refused(/\p{N}/u.test(name) ? 'digits-only' : 'no-letters');
}
