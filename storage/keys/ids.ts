import { randomInt } from 'node:crypto';
import type { Ids } from '../../core/ports/index.ts';

/** Without 0 and o, 1, i and l: ids are sometimes read aloud or typed over. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

export function createIds(): Ids {
  return {
    next: (length) => Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join(''),
  };
}
