import { findPlace } from '../../geo/index.ts';
import { line, type Screen } from '../../messages/screen.ts';
import { type Body, bodyNamed } from '../../processes/carrier/fleet.ts';
import { membersOf } from '../../processes/carrier-group/members.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { readsCarriers } from './carriers.ts';
import { partyButton } from './clients.ts';

/** More than a company has in its book. */
const BOOK = 10_000;
const SHOWN = 20;

/**
 * `тент Москва`: carriers of the book with such trucks whose home is there, by name; the body alone will do where no
 * carrier is called so. Null where something else was typed, or the reader does not work with carriers.
 */
export async function carriersLike(kit: Kit, visitor: Visitor, text: string): Promise<Screen | null> {
  const wanted = readsCarriers(visitor) ? wantedIn(text) : null;
  if (wanted === null) return null;
  const { directory, cases } = kit.ports;
  const { body, place } = wanted;
  if (place === undefined && (await directory.search('carrier', text, 1)).length > 0) return null;
  const book = await cases.list({ process: 'carrier', closed: false, limit: BOOK });
  const filter = place === undefined ? { body } : { body, place };
  const found = await directory.many(membersOf({ name: '', carriers: [], filter }, book));
  const named = found.toSorted((one, other) => one.name.localeCompare(other.name, 'ru'));
  const about = {
    body: { text: t(`carrier.body.${body}`) },
    place: place ?? '',
    where: place === undefined ? 'any' : 'there',
  };
  const key = found.length === 0 ? 'none' : found.length > SHOWN ? 'more' : 'hint';
  return {
    title: t('carriersLike.title', { ...about, n: found.length }),
    lines: [line(t(`carriersLike.${key}`, { shown: SHOWN }))],
    buttons: named.slice(0, SHOWN).map(partyButton),
  };
}

/** One word is a body, all others together a place. */
function wantedIn(text: string): { body: Body; place?: string } | null {
  const words = text.trim().split(/[\s,]+/u);
  for (const [n, word] of words.entries()) {
    const body = bodyNamed(word);
    if (body === undefined) continue;
    const rest = words.filter((_, other) => other !== n).join(' ');
    if (rest === '') return { body };
    const place = findPlace(rest);
    if (place !== undefined) return { body, place };
  }
  return null;
}
