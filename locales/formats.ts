import { Temporal } from 'temporal-polyfill';
import type { Money } from '../core/money/index.ts';
import type { Locale } from '../core/people/person.ts';
import { languages } from './languages.ts';

const cache = new Map<string, Intl.DateTimeFormat>();

function dated(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions, moment: string): string {
  const key = JSON.stringify([locale, zone, options]);
  const format = cache.get(key) ?? new Intl.DateTimeFormat(languages[locale], { ...options, timeZone: zone });
  cache.set(key, format);
  return format.format(Date.parse(moment));
}

/** `24 ноября`. */
export function dayOf(locale: Locale, moment: string, zone: string): string {
  return dated(locale, zone, { day: 'numeric', month: 'long' }, moment);
}

/** `9:00`, `14:00`; 24 hours in every language. */
export function timeOf(locale: Locale, moment: string, zone: string): string {
  const time = dated(locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, moment);
  return time.replace(/^0(?=\d)/, '');
}

/** `вт, 24 нояб., 14:00`. */
export function momentOf(locale: Locale, moment: string, zone: string): string {
  const weekday = dated(locale, zone, { weekday: 'short' }, moment);
  const day = dated(locale, zone, { day: 'numeric', month: 'short' }, moment);
  return `${weekday}, ${day}, ${timeOf(locale, moment, zone)}`;
}

/** A calendar date, `25 ноября 2026`. */
export function dateOf(locale: Locale, date: string): string {
  const noon = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' });
  return `${dayOf(locale, noon.toInstant().toString(), 'UTC')} ${noon.year}`;
}

/** `85 000 ₽`, `85 000,50 ₽`, `€1,200`; the spaces within a sum never break a line. */
export function sumOf(locale: Locale, { minor, currency }: Money): string {
  return new Intl.NumberFormat(languages[locale], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(minor / 100);
}

/** `840 тыс. ₽`, `12,4 млн ₽`, `₽1.2m`: where there is room for three figures. */
export function shortSumOf(locale: Locale, { minor, currency }: Money): string {
  return new Intl.NumberFormat(languages[locale], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(minor / 100);
}
