import MiniSearch from 'minisearch';
import type { Party } from '../../../core/people/party.ts';
import { fold, foldName } from './fold.ts';
import { otherLayouts } from './keyboard.ts';
import { forgivenSlips, isMeant } from './typo.ts';

interface Indexed {
  id: string;
  kind: Party['kind'];
  name: string;
  /** The name in one word, for those who leave out or add spaces. */
  joined: string;
  inn: string;
  city: string;
  number: string;
}

/** Words that people put before what they look for. */
const NOISE = new Set(fold('инн г город договор номер'));

/** A search over parties in memory. Holds no more than what is needed to find their ids. */
export class PartySearch {
  #index = newIndex();

  /** Starts over with these parties, in small portions; until then the search answers from what it had. */
  async rebuild(parties: Party[]): Promise<void> {
    const index = newIndex();
    await index.addAllAsync(parties.map(indexed), { chunkSize: 200 });
    this.#index = index;
  }

  put(party: Party): void {
    if (this.#index.has(party.id)) this.#index.replace(indexed(party));
    else this.#index.add(indexed(party));
  }

  /** Ids, best first. What was typed is tried as it is, then as one word, then in the other keyboard layout. */
  find(kind: Party['kind'], text: string, limit: number): string[] {
    for (const typed of [text, ...otherLayouts(text)]) {
      const found = this.#findTyped(kind, typed);
      if (found.length > 0) return found.slice(0, limit);
    }
    return [];
  }

  #findTyped(kind: Party['kind'], text: string): string[] {
    const words = meaningful(foldName(text));
    if (words.every((word) => word.length < 2)) return [];
    const found = this.#match(kind, words);
    return found.length > 0 || words.length === 1 ? found : this.#match(kind, [words.join('')]);
  }

  /** Every word must be found. */
  #match(kind: Party['kind'], words: string[]): string[] {
    const results = this.#index.search(words.join(' '), {
      combineWith: 'AND',
      prefix: (word) => word.length >= (/^\d/.test(word) ? 3 : 2),
      fuzzy: (word) => (forgivenSlips(word) === 0 ? false : 2),
      boost: { name: 3, joined: 2, inn: 2, number: 2 },
      weights: { fuzzy: 0.3, prefix: 0.5 },
      filter: (result) => result.kind === kind,
    });
    return results
      .map((result) => ({ id: String(result.id), score: result.score, unlike: unlike(words, result.terms) }))
      .filter((result) => result.unlike < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.unlike - b.unlike || b.score - a.score)
      .map((result) => result.id);
  }
}

/** How far the words are from what was found: nothing when all are the same, infinite when one was not meant. */
function unlike(words: string[], found: string[]): number {
  const distances = words.map((word) => Math.min(...found.map((term) => distance(word, term))));
  return distances.reduce((sum, one) => sum + one, 0);
}

function distance(word: string, term: string): number {
  if (term === word) return 0;
  if (term.startsWith(word)) return 1;
  return isMeant(word, term) ? 2 : Number.POSITIVE_INFINITY;
}

function newIndex(): MiniSearch<Indexed> {
  return new MiniSearch<Indexed>({
    fields: ['name', 'joined', 'inn', 'city', 'number'],
    storeFields: ['kind'],
    tokenize: (text) => text.split(' ').filter((word) => word !== ''),
    processTerm: (word) => word,
  });
}

function indexed(party: Party): Indexed {
  const name = foldName(party.name);
  const number = fold(party.number ?? '');
  return {
    id: party.id,
    kind: party.kind,
    name: name.join(' '),
    joined: name.length > 1 ? name.join('') : '',
    inn: party.inn,
    city: fold(party.city).join(' '),
    number: number.length > 1 ? [...number, number.join('')].join(' ') : number.join(''),
  };
}

function meaningful(words: string[]): string[] {
  const rest = words.filter((word) => !NOISE.has(word));
  return rest.length > 0 ? rest : words;
}
