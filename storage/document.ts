import { Schema, type SchemaDefinitionProperty, type SchemaOptions } from 'mongoose';
import { decodeJson, encodeJson } from './json-value.ts';

/** A value of the core as a document: its `id` is the primary key. */
export type Stored<T extends { id: string }> = Omit<T, 'id'> & { _id: string };

/** Every field of a document, so that a field that is new in the core cannot be forgotten in its model. */
export type Fields<T> = Record<keyof T, SchemaDefinitionProperty>;

/** Nothing is added, left out or created behind our back, and an unknown field is an error. */
export function documentSchema<T>(
  fields: Fields<T>,
  options: Pick<SchemaOptions, 'readConcern'> = {},
): Schema<T> {
  return new Schema(fields, {
    versionKey: false,
    id: false,
    minimize: false,
    strict: 'throw',
    strictQuery: 'throw',
    autoIndex: false,
    autoCreate: false,
    ...options,
  }) as unknown as Schema<T>;
}

export function toStored<T extends { id: string }>(value: T): Stored<T> {
  const { id, ...fields } = value;
  return { _id: id, ...encodeFields(fields) };
}

/** A document's own texts stay readable as they are; what lies deeper is encoded. */
export function encodeFields<T extends object>(fields: T): T {
  const encoded = Object.entries(fields)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => [name, typeof field === 'string' ? field : encodeJson(field)]);
  return Object.fromEntries(encoded) as T;
}

export function fromStored<T extends { id: string }>(document: Stored<T>): T {
  const { _id, ...fields } = document;
  return { id: _id, ...(decodeJson(fields) as object) } as T;
}

/** In the order asked for; ids that were not found are left out. */
export function inOrderOf<T extends { id: string }>(ids: string[], found: T[]): T[] {
  const byId = new Map(found.map((value) => [value.id, value]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
