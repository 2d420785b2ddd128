import type { Locale } from '../core/people/person.ts';

/** Every language of the assistant and the conventions for its dates, sums and plurals (a BCP 47 tag). */
export const languages: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' };
export const locales = Object.keys(languages) as Locale[];
