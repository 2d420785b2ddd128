import type { Document } from 'bson';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { Cursors } from './cursors.ts';

/** What a command works with. */
export interface Context {
  readonly store: Store;
  readonly cursors: Cursors;
  readonly database: string;
  /** Name of the command, as the client wrote it. */
  readonly command: string;
  readonly body: Document;
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
  readonly connection: number;
}

/** Handles one command; a Buffer is an already encoded reply. */
export type Handler = (context: Context) => Promise<Document | Buffer> | Document | Buffer;

/** A command: its handler and the fields it understands beside the general ones. */
export interface Command {
  readonly fields: readonly string[];
  readonly handle: Handler;
}

const GENERAL_FIELDS = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  'lsid',
  'comment',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);

/** Refuses fields the command does not understand, transactions, and concerns a single server cannot give. */
export function checkFields(
  { command, body }: Pick<Context, 'command' | 'body'>,
  fields: readonly string[],
): void {
  if ('txnNumber' in body || 'startTransaction' in body || 'autocommit' in body) {
    throw notSupported('A transaction');
  }
  for (const name of Object.keys(body)) {
    if (name === command || GENERAL_FIELDS.has(name) || fields.includes(name)) continue;
    throw new ServerError(
      'UnknownField',
      `BSON field '${command}.${name}' is an unknown field, or an option the embedded engine does not support`,
    );
  }
  checkConcerns(body);
}

function checkConcerns(body: Document): void {
  const w: unknown = isObject(body.writeConcern) ? body.writeConcern.w : undefined;
  if (w !== undefined && w !== 'majority') {
    const count = isNumber(typeOf(w)) ? toDouble(w as BsonNumber) : Number.NaN;
    if (!(count <= 1)) {
      throw new ServerError('BadValue', "cannot use 'w' > 1 or a tag when a host is not replicated");
    }
  }
  const level: unknown = isObject(body.readConcern) ? body.readConcern.level : undefined;
  if (level !== undefined && !['local', 'available', 'majority', 'linearizable'].includes(level as string)) {
    throw notSupported(`The read concern '${String(level)}'`);
  }
}

/** The namespace `<database>.<collection>` that a command names. Throws InvalidNamespace. */
export function namespaceOf(context: Context): string {
  const name: unknown = context.body[context.command];
  return `${context.database}.${checkName(context.database, name)}`;
}

/** Checks a collection name and gives it back. */
export function checkName(database: string, name: unknown): string {
  if (
    typeof name !== 'string' ||
    name === '' ||
    /[$\0]/.test(name) ||
    name.startsWith('.') ||
    name.endsWith('.')
  ) {
    throw new ServerError('InvalidNamespace', `Invalid namespace specified '${database}.${String(name)}'`);
  }
  if (name.startsWith('system.')) throw notSupported(`The collection '${name}'`);
  if (Buffer.byteLength(`${database}.${name}`) > 255) {
    throw new ServerError('InvalidNamespace', `Fully qualified namespace is too long: ${database}.${name}`);
  }
  return name;
}

/** An optional document field of a command. */
export function documentField(body: Document, name: string): Document | undefined {
  const value: unknown = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value))
    throw new ServerError('TypeMismatch', `Expected field '${name}' to be of type object`);
  return value;
}

/** An optional whole number field of a command. */
export function integerField(body: Document, name: string): number | undefined {
  const value: unknown = body[name];
  if (value === undefined || value === null) return undefined;
  const number = isNumber(typeOf(value)) ? toDouble(value as BsonNumber) : Number.NaN;
  if (!Number.isInteger(number))
    throw new ServerError('TypeMismatch', `Expected field '${name}' to be a whole number`);
  return number;
}

/** A boolean field of a command; numbers count as in MongoDB. */
export function flag(body: Document, name: string, fallback = false): boolean {
  const value: unknown = body[name];
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'boolean') return value;
  if (isNumber(typeOf(value))) return toDouble(value as BsonNumber) !== 0;
  throw new ServerError('TypeMismatch', `Expected field '${name}' to be of type bool`);
}

/** Documents sent in a sequence beside the command, or in an array of its body, decoded lazily by the caller. */
export function listField(
  context: Pick<Context, 'body' | 'sequences'>,
  name: string,
): readonly (Buffer | Document)[] {
  const sequence = context.sequences.get(name);
  if (sequence) return sequence;
  const array: unknown = context.body[name];
  if (!Array.isArray(array)) throw new ServerError('TypeMismatch', `BSON field '${name}' must be an array`);
  return array as Document[];
}

/** Refuses any collation but the simple one, which is how the engine compares. */
export function checkCollation(body: Document): void {
  const collation = documentField(body, 'collation');
  if (collation && collation.locale !== 'simple') throw notSupported('A collation');
}

/** Refuses `let` variables, which only expressions could use. */
export function checkLet(body: Document): void {
  const variables = documentField(body, 'let');
  if (variables && Object.keys(variables).length > 0) throw notSupported('The option let');
}
