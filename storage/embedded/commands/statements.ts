import { type Document, Int32 } from 'bson';
import { decode } from '../bson/codec.ts';
import { notSupported, ServerError } from '../errors.ts';
import { SLICE_MS } from '../store/writer.ts';
import { type Context, checkCollation, flag, listField } from './context.ts';
import { TOO_LONG } from './locate.ts';

/** One statement of a write command, in two ways: inside a write transaction, or with a long search before it. */
export interface Statement<T> {
  /** Runs inside a write transaction; TOO_LONG when `slowly` must be used. */
  readonly quickly: () => T | typeof TOO_LONG;
  readonly slowly: () => Promise<T>;
}

export type StatementResult<T> = { readonly value: T } | { readonly error: ServerError };

/**
 * Runs the statements in a list of a write command in order; as many as fit share a transaction. An ordered command
 * stops at the first error. A statement that cannot be parsed fails alone, as in MongoDB.
 */
export async function runStatements<T>(
  context: Context,
  list: string,
  parse: (source: Document) => Statement<T>,
): Promise<StatementResult<T>[]> {
  const { store, body } = context;
  const sources = listField(context, list);
  const ordered = flag(body, 'ordered', true);
  const results: StatementResult<T>[] = [];
  const finished = () => results.length === sources.length || (ordered && failed(results.at(-1)));
  while (!finished()) {
    const statement = await store.writer.submit(() => runSlice(results, sources, finished, parse));
    if (statement) results.push(await settled(statement.slowly()));
  }
  return results;
}

/** Refuses what the engine does not understand in a statement, such as `a delete`. */
export function checkStatement(statement: Document, fields: ReadonlySet<string>, what: string): void {
  for (const name of Object.keys(statement)) {
    if (!fields.has(name)) throw notSupported(`The option '${name}' of ${what}`);
  }
  checkCollation(statement);
}

function failed<T>(result: StatementResult<T> | undefined): boolean {
  return result !== undefined && 'error' in result;
}

/** Runs statements until the slice is over; gives the statement that needs a long search, if one is met. */
function runSlice<T>(
  results: StatementResult<T>[],
  sources: readonly (Buffer | Document)[],
  finished: () => boolean,
  parse: (source: Document) => Statement<T>,
): Statement<T> | undefined {
  const end = performance.now() + SLICE_MS;
  do {
    const source = sources[results.length]!;
    try {
      const statement = parse(Buffer.isBuffer(source) ? decode(source) : source);
      const value = statement.quickly();
      if (value === TOO_LONG) return statement;
      results.push({ value });
    } catch (error) {
      results.push({ error: expected(error) });
    }
  } while (!finished() && performance.now() < end);
  return undefined;
}

async function settled<T>(promise: Promise<T>): Promise<StatementResult<T>> {
  try {
    return { value: await promise };
  } catch (error) {
    return { error: expected(error) };
  }
}

/** Errors of the statement itself; all others end the whole command. */
function expected(error: unknown): ServerError {
  if (
    error instanceof ServerError &&
    error.codeName !== 'OutOfDiskSpace' &&
    error.codeName !== 'InternalError'
  ) {
    return error;
  }
  throw error;
}

/** The `writeErrors` of a reply; nothing when all went well. */
export function writeErrors(results: readonly StatementResult<unknown>[]): Document {
  const errors = results.flatMap((result, index) =>
    'error' in result
      ? [
          {
            index: new Int32(index),
            code: new Int32(result.error.code),
            errmsg: result.error.message,
            ...result.error.extra,
          },
        ]
      : [],
  );
  return errors.length > 0 ? { writeErrors: errors } : {};
}

/** The values of the statements that succeeded, with their positions. */
export function succeeded<T>(results: readonly StatementResult<T>[]): { index: number; value: T }[] {
  return results.flatMap((result, index) => ('value' in result ? [{ index, value: result.value }] : []));
}
