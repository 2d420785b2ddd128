import type { Ids } from '../ports/ids.port.ts';

/** Where a messenger has no links that carry a secret, people type one: eight letters and digits in two groups. */
const LENGTH = 8;
const GROUP = LENGTH / 2;
const TYPED = new RegExp(`^[a-z2-9]{${GROUP}}[\\s-]?[a-z2-9]{${GROUP}}$`);

export function freshCode(ids: Ids): string {
  return ids.next(LENGTH);
}

/** As people read and type it: `K7PM-X4QT`. */
export function spelled(code: string): string {
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`.toUpperCase();
}

/** The code in what somebody typed, in whatever case and with or without the dash; null where it is none. */
export function readCode(words: string): string | null {
  const typed = words.trim().toLowerCase();
  return TYPED.test(typed) ? typed.replace(/[\s-]/g, '') : null;
}
