import type { MilestoneKind } from '../processes/trip/route.ts';
import { fold } from '../values/tidy.ts';

/** One order as it was typed; `truck` when one of its trucks was meant (`12/1`). */
export interface Named {
  number: string;
  truck?: number;
}

/** What a message reports: this milestone, of these orders. */
export interface Reported {
  milestone: MilestoneKind;
  orders: Named[];
}

/** How people say it. Arrivals stand before the work that they lead to: both speak of loading. */
const WORDS: [MilestoneKind, RegExp][] = [
  [
    'arrivedToLoad',
    /(?:(?:прибы\p{L}*|приеха\p{L}*|подъеха\p{L}*|вста\p{L}*|стоя?т)\s+)?(?:на|под)\s+(?:по|за)грузк[еуи]\p{L}*|(?:arrived\s+)?(?:to|at|for)\s+load(?:ing)?/u,
  ],
  [
    'arrivedToUnload',
    /(?:(?:прибы\p{L}*|приеха\p{L}*|подъеха\p{L}*|вста\p{L}*|стоя?т)\s+)?(?:на|под)\s+(?:вы|раз)грузк[еуи]\p{L}*|(?:arrived\s+)?(?:to|at|for)\s+unload(?:ing)?/u,
  ],
  [
    'unloaded',
    /(?:вы|раз)гру(?:зил\p{L}*|жен\p{L}*|зк\p{L}*)(?:\s+(?:закончен|завершен|окончен)\p{L}*)?|unload(?:ed|ing)(?:\s+(?:done|finished))?/u,
  ],
  [
    'loaded',
    /(?:за|по)гру(?:зил\p{L}*|жен\p{L}*|зк\p{L}*)(?:\s+(?:закончен|завершен|окончен)\p{L}*)?|load(?:ed|ing)(?:\s+(?:done|finished))?/u,
  ],
  [
    'left',
    /(?:вы|у|по)еха\p{L}*|отправил\p{L}*|тронул\p{L}*|в\s+(?:пути|дороге)|left|departed|under\s?way|en\s+route|on\s+the\s+(?:way|road)|in\s+transit/u,
  ],
];

/** What may stand beside numbers and the milestone without meaning anything more. */
const NOISE =
  /(?<!\p{L})(?:заявк\p{L}*|рейс\p{L}*|машин\p{L}*|заказ\p{L}*|orders?|trips?|trucks?|и|уже|все|всё|они|no|nos|and|all|are|is|have|has|already|by)(?!\p{L})/gu;
const NUMBERS = /(\d{1,6})(?:\s*[-–—]\s*(\d{1,6})|\/(\d{1,2}))?/g;
const LONGEST_RANGE = 50;

/**
 * Reads `12, 14, 17 загрузились`, `выгрузка 12 14`, `12-15 в пути`, `12 14 unloaded`; several lines may each say
 * something else. Null when anything is left over that is no number and no milestone: then it is no report.
 */
export function readReport(text: string): Reported[] | null {
  const lines = text.split(/[\n;]+/).filter((one) => one.trim() !== '');
  const read = lines.map(readLine);
  return read.length > 0 && read.every((one) => one !== null) ? read : null;
}

function readLine(text: string): Reported | null {
  const typed = fold(text);
  const found = WORDS.flatMap(([milestone, words]) => {
    const match = words.exec(typed);
    return match === null ? [] : [{ milestone, match }];
  })[0];
  if (found === undefined) return null;
  const { index } = found.match;
  const rest = `${typed.slice(0, index)} ${typed.slice(index + found.match[0].length)}`.replace(NOISE, ' ');
  const orders = [...rest.matchAll(NUMBERS)].map(([, first = '', last, truck]) => named(first, last, truck));
  const left = rest.replace(NUMBERS, '').replace(/[\s,.:№#!()–—-]/g, '');
  if (left !== '' || orders.length === 0 || orders.includes(null)) return null;
  return { milestone: found.milestone, orders: withoutRepeats(orders.flatMap((one) => one ?? [])) };
}

/** One order, one of its trucks, or a range of orders; null for a range that cannot be meant. */
function named(first: string, last: string | undefined, truck: string | undefined): Named[] | null {
  if (truck !== undefined) return [{ number: first, truck: Number(truck) }];
  if (last === undefined) return [{ number: first }];
  const length = Number(last) - Number(first) + 1;
  if (length < 2 || length > LONGEST_RANGE) return null;
  return Array.from({ length }, (_, index) => ({ number: String(Number(first) + index) }));
}

function withoutRepeats(orders: Named[]): Named[] {
  return [...new Map(orders.map((one) => [`${one.number}/${one.truck ?? ''}`, one])).values()];
}
