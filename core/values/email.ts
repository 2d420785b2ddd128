import { z } from 'zod';
import { latinSmallLookAlikes } from './look-alikes.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { lineProblems, tidyLine } from './tidy.ts';

const MAX_EMAIL = 254;

export const emailSchema = z.email().max(MAX_EMAIL);

export const emailProblems = [...lineProblems, 'not-an-email', 'cyrillic-letters'] as const;
export type EmailProblem = (typeof emailProblems)[number];

/**
 * An e-mail address: trimmed, `mailto:` and angle brackets dropped, the domain in lower case. Cyrillic letters are refused;
 * when they only look Latin, the hint holds the address as it was probably meant (`suggestion`).
 */
export function parseEmail(text: string): Parsed<string, EmailProblem> {
  const line = tidyLine(text, MAX_EMAIL);
  if (!line.ok) return line;
  const typed = line.value
    .normalize('NFKC')
    .replace(/^(?:e-?mail|mailto|почта):\s*/i, '')
    .replace(/^<(.*)>$/, '$1')
    .replace(/[.,;]$/, '')
    .trim();
  if (typed === '') return refused('not-an-email');
  const address = withSmallDomain(typed);
  if (/\p{Script=Cyrillic}/u.test(address)) {
    const suggestion = latinSmallLookAlikes(address.toLowerCase());
    const meant = emailSchema.safeParse(suggestion);
    return meant.success ? refused('cyrillic-letters', { suggestion }) : refused('cyrillic-letters');
  }
  return emailSchema.safeParse(address).success ? understood(address) : refused('not-an-email');
}

function withSmallDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
}
