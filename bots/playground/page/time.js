import { language, t } from './texts.js';

let zone = 'Europe/Moscow';
/** @type {(timestamp: number) => string} */
let dayKey = formatter({ year: 'numeric', month: '2-digit', day: '2-digit' });
let timeOfDay = formatter({ hour: '2-digit', minute: '2-digit' });
let weekday = formatter({ weekday: 'short' });
let longDay = formatter({ day: 'numeric', month: 'long' });
let shortDay = formatter({ day: '2-digit', month: '2-digit' });

/** @param {Intl.DateTimeFormatOptions} options */
function formatter(options) {
  const format = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    ...options,
    timeZone: zone,
  });
  return (/** @type {number} */ timestamp) => format.format(timestamp);
}

/**
 * All times are shown in the company's zone.
 * @param {string} name IANA name
 */
export function setZone(name) {
  if (name === zone) return;
  zone = name;
  dayKey = formatter({ year: 'numeric', month: '2-digit', day: '2-digit' });
  timeOfDay = formatter({ hour: '2-digit', minute: '2-digit' });
  weekday = formatter({ weekday: 'short' });
  longDay = formatter({ day: 'numeric', month: 'long' });
  shortDay = formatter({ day: '2-digit', month: '2-digit' });
}

/** @param {number} timestamp epoch milliseconds */
export const clockTime = (timestamp) => timeOfDay(timestamp);

/** «пт, 21 ноября, 14:05» @param {number} timestamp epoch milliseconds */
export const fullTime = (timestamp) =>
  `${weekday(timestamp)}, ${longDay(timestamp)}, ${timeOfDay(timestamp)}`;

/** @param {number} a @param {number} b epoch milliseconds */
export const isSameDay = (a, b) => dayKey(a) === dayKey(b);

/**
 * «Сегодня», «Вчера» or «21 ноября».
 * @param {number} timestamp
 * @param {number} now epoch milliseconds
 */
export function dayName(timestamp, now) {
  if (isSameDay(timestamp, now)) return t('today');
  if (isSameDay(timestamp, now - 86_400_000)) return t('yesterday');
  return longDay(timestamp);
}

/**
 * The time today, the day before that.
 * @param {number} timestamp
 * @param {number} now epoch milliseconds
 */
export function shortTime(timestamp, now) {
  return isSameDay(timestamp, now) ? timeOfDay(timestamp) : shortDay(timestamp);
}
