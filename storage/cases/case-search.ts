import type { Model, QueryFilter } from 'mongoose';
import { findCity } from '../../core/geo/find-city.ts';
import type { Directory } from '../../core/ports/index.ts';
import { cyrillicLookAlikes, latinLookAlikes } from '../../core/values/look-alikes.ts';
import { fold } from '../directory/search/fold.ts';
import { otherLayouts } from '../directory/search/keyboard.ts';
import { isMeant } from '../directory/search/typo.ts';
import { keyOf } from './case-keys.ts';
import type { StoredCase } from './cases.model.ts';

type Filter = QueryFilter<StoredCase>;

/** `заявка № 12`: what people put before a number. */
const BEFORE_NUMBER =
  /^(?:(?:заявк\p{L}*|рейс\p{L}*|машин\p{L}*|сделк\p{L}*|deals?|orders?|trips?|requests?|trucks?)(?=[\s№#\d]))?\s*(?:№|#|no\.?(?=[\s\d]))?\s*/iu;
/** Words between towns: `из Казани в Пермь`. */
const NOISE = new Set(fold('из в во на от до с по from to at in'));
/** Fewer letters begin too many words. */
const SHORTEST_START = 3;
/** A plate without its region has five characters. */
const SHORTEST_PLATE = 5;
/** Companies that what was typed may mean. */
const MOST_PARTIES = 8;

/** Turns what was typed into a filter over cases. */
export class CaseSearch {
  readonly #model: Model<StoredCase>;
  readonly #directory: Pick<Directory, 'search'>;

  constructor(model: Model<StoredCase>, directory: Pick<Directory, 'search'>) {
    this.#model = model;
    this.#directory = directory;
  }

  /** Null when it can mean nothing. Tried as it was typed first, then in the other keyboard layout. */
  async filterFor(process: string, text: string): Promise<Filter | null> {
    const bare = text.trim().replace(BEFORE_NUMBER, '');
    if (/\d/.test(bare)) return { $or: [byNumber(bare), ...(await this.#byCompany(bare))] };
    const vocabulary: string[] = await this.#model.distinct('index.words', { process });
    for (const typed of [bare, ...otherLayouts(bare)]) {
      const ways = await this.#byWords(typed, vocabulary);
      if (ways.length > 0) return { $or: ways };
    }
    return null;
  }

  /** Towns, a company, or both: `ромашка казань`. */
  async #byWords(typed: string, vocabulary: string[]): Promise<Filter[]> {
    const words = typed.split(/[^\p{L}\p{N}]+/u).filter((word) => fold(word).some((one) => !NOISE.has(one)));
    if (words.length === 0) return [];
    const towns = words.map((word) => townFilter(fold(word), vocabulary));
    const unknown = words.filter((_, index) => towns[index] === null);
    const known = towns.filter((filter) => filter !== null);
    const ways: Filter[] = [];
    if (unknown.length === 0) ways.push({ $and: known });
    const city = findCity(words.join(' '));
    const named = 'ok' in city ? townFilter(fold(city.ok.name), vocabulary) : null;
    if (named !== null) ways.push(named);
    ways.push(...(await this.#byCompany(typed)));
    if (unknown.length > 0 && known.length > 0) {
      const both = await this.#byCompany(unknown.join(' '));
      ways.push(...both.map((company) => ({ $and: [...known, company] })));
    }
    return ways;
  }

  async #byCompany(text: string): Promise<Filter[]> {
    const found = await Promise.all([
      this.#directory.search('client', text, MOST_PARTIES),
      this.#directory.search('carrier', text, MOST_PARTIES),
    ]);
    const ids = found.flat().map(({ id }) => id);
    return ids.length === 0 ? [] : [{ 'index.partyIds': { $in: ids } }];
  }
}

/** Every word is one of the vocabulary: the same, begun, or with a slip; null when one is not. */
function townFilter(words: string[], vocabulary: string[]): Filter | null {
  const meanings = words.map((word) => meant(word, vocabulary));
  if (meanings.length === 0 || meanings.some((meaning) => meaning.length === 0)) return null;
  return { $and: meanings.map((meaning) => ({ 'index.words': { $in: meaning } })) };
}

function meant(word: string, vocabulary: string[]): string[] {
  if (vocabulary.includes(word)) return [word];
  return word.length < SHORTEST_START ? [] : vocabulary.filter((known) => isMeant(word, known));
}

/** A number, or a plate in either alphabet, whole or without its region. */
function byNumber(typed: string): Filter {
  const exact: Filter = { 'index.keys': keyOf(typed) };
  const plate = typed.toUpperCase().replace(/[^\p{L}\d]/gu, '');
  if (plate.length < SHORTEST_PLATE || !/\p{L}/u.test(plate)) return exact;
  const begins = [cyrillicLookAlikes(plate), latinLookAlikes(plate)].map((start) => ({
    'index.keys': new RegExp(`^${start}`),
  }));
  return { $or: [exact, ...begins] };
}
