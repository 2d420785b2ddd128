/**
 * Plain data as the store keeps it. Hashes are taken over these values, so what comes back must be what went in:
 * field names that a database gives a meaning of its own (dots, `$`, `__proto__`, ...) are escaped as `%` and four
 * hex digits, and text that UTF-8 cannot carry (half an emoji, cut off) is kept as `{ '%text': escaped }`.
 */
const SPECIAL_CHARACTERS = /[%.$\0]|\p{Surrogate}/gu;
const HALF_CHARACTERS = /%|\p{Surrogate}/gu;
const HALF_CHARACTER = /\p{Surrogate}/u;
const RESERVED_NAMES = new Set(['__proto__', 'constructor', 'prototype', '_bsontype']);
const TEXT = '%text';

/** Undefined fields are left out, undefined items become null, as in JSON. Throws on what is not plain data. */
export function encodeJson(value: unknown): unknown {
  if (typeof value === 'string')
    return HALF_CHARACTER.test(value) ? { [TEXT]: escapeAll(value, HALF_CHARACTERS) } : value;
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : encodeJson(item)));
  if (value !== null && typeof value === 'object') {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null)
      throw new TypeError('only plain data can be stored');
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(fields.map(([name, field]) => [encodeName(name), encodeJson(field)]));
  }
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError(`a ${typeof value} cannot be stored`);
  }
  return value;
}

export function decodeJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeJson);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value);
  const first = fields[0];
  if (first?.[0] === TEXT) return unescapeAll(String(first[1]));
  return Object.fromEntries(fields.map(([name, field]) => [unescapeAll(name), decodeJson(field)]));
}

function encodeName(name: string): string {
  if (RESERVED_NAMES.has(name)) return escapeOne(name.charAt(0)) + name.slice(1);
  return escapeAll(name, SPECIAL_CHARACTERS);
}

function escapeAll(text: string, characters: RegExp): string {
  return text.replace(characters, escapeOne);
}

function escapeOne(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function unescapeAll(text: string): string {
  return text.replace(/%([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
