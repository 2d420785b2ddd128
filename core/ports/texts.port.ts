import type { Locale } from '../people/person.ts';
import type { Text } from '../texts/text.ts';

export interface Texts {
  /** Puts a text into words. A missing key throws: the locale check keeps that from happening. */
  say(locale: Locale, text: Text): string;
}
