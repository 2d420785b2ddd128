import { isWellFormed } from '../text/formatted-text.ts';
import { badRequest } from './refusal.ts';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of an object inside a parameter; `within` is Telegram's prefix of the refusal, such as "can't parse ...: ". */
export function stringField(object: JsonObject, name: string, within: string): string | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && !isWellFormed(value)) throw badRequest('strings must be encoded in UTF-8');
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw badRequest(`${within}Field "${name}" must be of type String`);
}

export function requiredString(object: JsonObject, name: string, within: string): string {
  const value = stringField(object, name, within);
  if (value === undefined) throw badRequest(`${within}Can't find field "${name}"`);
  return value;
}

export function booleanField(object: JsonObject, name: string, within: string): boolean {
  const value = object[name];
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  throw badRequest(`${within}Field "${name}" must be of type Boolean`);
}

export function integerField(object: JsonObject, name: string, within: string): number | undefined {
  const value = object[name];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw badRequest(`${within}Field "${name}" must be of type Number`);
}
