import type { Crypto } from '../ports/crypto.port.ts';
import type { Entry } from './entry.ts';

/** JSON with sorted keys and without undefined: the same entry always gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`);
    return `{${pairs.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** Covers everything in the entry, the hash of the one before it included. */
export function hashEntry(entry: Omit<Entry, 'hash'>, crypto: Crypto): string {
  const { _id, caseId, seq, commandId, process, version, at, actor, fact, value, effects, prev } = entry;
  return crypto.sha256(
    canonical({ _id, caseId, seq, commandId, process, version, at, actor, fact, value, effects, prev }),
  );
}
