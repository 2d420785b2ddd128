import type { Entry } from '../../core/cases/entry.ts';
import { encodeFields } from '../document.ts';
import { decodeJson } from '../json-value.ts';
import type { StoredEntry } from './journal.model.ts';

export function toStoredEntry(entry: Entry): StoredEntry {
  return { ...encodeFields(entry), dispatched: false };
}

export function toEntry(stored: StoredEntry): Entry {
  const { dispatched: _, ...entry } = stored;
  return decodeJson(entry) as Entry;
}
