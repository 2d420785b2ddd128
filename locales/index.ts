import IntlMessageFormat from 'intl-messageformat';
import type { Locale } from '../core/people/person.ts';
import type { Texts } from '../core/ports/texts.port.ts';
import type { Text, TextParam } from '../core/texts/text.ts';
import { readCatalogue } from './catalogue.ts';
import { choices } from './choice.ts';
import { dateOf, dayOf, momentOf, shortSumOf, sumOf, timeOf } from './formats.ts';
import { languages, locales } from './languages.ts';

/**
 * The voice of the assistant. `zone` is the company's: moments without a zone of their own are shown in it. A missing
 * key, a missing parameter and a reference that nobody has put a name to all throw. Nothing is escaped for HTML.
 */
export function createTexts({ zone }: { zone: string }): Texts {
  const catalogues = new Map(locales.map((locale) => [locale, readCatalogue(locale)]));
  const formats = new Map<string, IntlMessageFormat>();

  function formatOf(locale: Locale, key: string): IntlMessageFormat {
    const cached = formats.get(`${locale}/${key}`);
    if (cached !== undefined) return cached;
    const message = catalogues.get(locale)?.get(key);
    if (message === undefined) throw new Error(`locales/${locale} has no text ${key}`);
    const format = new IntlMessageFormat(message, languages[locale], undefined, { ignoreTag: true });
    formats.set(`${locale}/${key}`, format);
    return format;
  }

  function say(locale: Locale, text: Text): string {
    const { key, params = {} } = choices[text.key]?.choose(text.params ?? {}, zone) ?? text;
    const values = Object.entries(params).map(([name, param]) => [name, value(locale, key, param)]);
    // A line whose only blank was left empty is not shown.
    return String(formatOf(locale, key).format(Object.fromEntries(values))).trimEnd();
  }

  function value(locale: Locale, key: string, param: TextParam): string | number {
    if (typeof param !== 'object') return param;
    if ('money' in param) return (param.short ? shortSumOf : sumOf)(locale, param.money);
    if ('text' in param) return say(locale, param.text);
    if ('lines' in param) return param.lines.map((item) => say(locale, item)).join('\n');
    if ('list' in param) return param.list.map((item) => say(locale, item)).join(', ');
    if ('day' in param) return dateOf(locale, param.day);
    if ('at' in param) {
      const as = { time: timeOf, day: dayOf, moment: momentOf }[param.as ?? 'moment'];
      return as(locale, param.at, param.zone ?? zone);
    }
    throw new Error(`${key}: ${Object.keys(param).join()} was not put into a name before it was said`);
  }

  return { say };
}
