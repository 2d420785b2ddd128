import { Long } from 'bson';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { ServerError } from '../errors.ts';
import { search, type View } from '../plan/scan.ts';
import { parseFilter } from '../query/parse.ts';
import { parseProjection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { cursorReply } from '../wire/cursor-reply.ts';
import { OK } from '../wire/message.ts';
import {
  type Command,
  type Context,
  checkCollation,
  checkLet,
  checkName,
  documentField,
  flag,
  integerField,
  namespaceOf,
} from './context.ts';
import { type Cursor, encoded } from './cursors.ts';

/** Size of a first batch when the client does not say. */
const FIRST_BATCH = 101;

export const find: Command = {
  fields: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'collation',
    'let',
    'allowDiskUse',
    'noCursorTimeout',
    'allowPartialResults',
  ],
  handle: async (context) => {
    const { body, store, cursors } = context;
    const ns = namespaceOf(context);
    checkCollation(body);
    checkLet(body);
    const filter = parseFilter(documentField(body, 'filter') ?? {});
    const sort = parseSort(documentField(body, 'sort') ?? {});
    const projection = parseProjection(documentField(body, 'projection') ?? {});
    const skip = nonNegative(integerField(body, 'skip') ?? 0, 'skip');
    const asked = integerField(body, 'limit') ?? 0;
    const limit = Math.abs(asked);
    const single = asked < 0 || flag(body, 'singleBatch');
    const collection = store.catalog.get(ns);
    if (!collection) return cursorReply('firstBatch', [], 0, ns);
    const view: View = { transaction: undefined };
    const query = { filter, sort, skip, limit, hint: body.hint };
    const results = encoded(search(store, collection, query, view), projection);
    const cursor = cursors.create(ns, results, view, limit);
    const size = nonNegative(integerField(body, 'batchSize') ?? FIRST_BATCH, 'batchSize');
    return firstBatch(context, cursor, size, single);
  },
};

/** Answers with the first batch of a cursor and keeps the cursor if there may be more. */
export async function firstBatch(
  context: Context,
  cursor: Cursor,
  size: number,
  single: boolean,
): Promise<Buffer> {
  const batch = await cursor.batch(context.store, size, integerField(context.body, 'maxTimeMS') ?? 0);
  const more = !cursor.done && !single;
  if (more) context.cursors.keep(cursor);
  return cursorReply('firstBatch', batch, more ? cursor.id : 0, cursor.ns);
}

export const getMore: Command = {
  fields: ['collection', 'batchSize'],
  handle: async ({ body, store, cursors, database }) => {
    const id = toDouble(body.getMore as BsonNumber);
    const cursor = cursors.find(id);
    if (cursor.ns !== `${database}.${checkName(database, body.collection)}`) {
      throw new ServerError('CursorNotFound', `cursor id ${id} was opened on ${cursor.ns}`);
    }
    const size = integerField(body, 'batchSize') || Number.POSITIVE_INFINITY;
    const batch = await cursor.batch(store, size, integerField(body, 'maxTimeMS') ?? 0);
    if (cursor.done) cursors.kill(id);
    return cursorReply('nextBatch', batch, cursor.done ? 0 : id, cursor.ns);
  },
};

export const killCursors: Command = {
  fields: ['cursors'],
  handle: ({ body, cursors }) => {
    const ids = (body.cursors as BsonNumber[]).map(toDouble);
    const killed = ids.filter((id) => cursors.kill(id));
    const rest = ids.filter((id) => !killed.includes(id));
    return {
      cursorsKilled: killed.map((id) => Long.fromNumber(id)),
      cursorsNotFound: rest.map((id) => Long.fromNumber(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
      ok: OK,
    };
  },
};

function nonNegative(value: number, name: string): number {
  if (value < 0)
    throw new ServerError('BadValue', `BSON field '${name}' value must be >= 0, actual value '${value}'`);
  return value;
}
