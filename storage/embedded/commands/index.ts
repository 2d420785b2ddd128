import type { Document } from 'bson';
import { ServerError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { Answer } from '../wire/server.ts';
import { aggregate } from './aggregate.ts';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.ts';
import { type Command, checkFields } from './context.ts';
import { count, distinct } from './counts.ts';
import { Cursors } from './cursors.ts';
import { remove } from './delete.ts';
import { find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { buildInfo, endSessions, hello, ping } from './hello.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { update } from './update.ts';

/** Every command the engine knows. */
const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    hello,
    isMaster: hello,
    ismaster: hello,
    ping,
    buildInfo,
    buildinfo: buildInfo,
    endSessions,
    insert,
    find,
    getMore,
    killCursors,
    update,
    delete: remove,
    findAndModify,
    aggregate,
    findandmodify: findAndModify,
    count,
    distinct,
    create,
    createIndexes,
    listIndexes,
    dropIndexes,
    drop,
    dropDatabase,
    listCollections,
    listDatabases,
  }),
);

/** Answers requests with the commands above; unknown ones are refused by name. */
export function createAnswer(store: Store): Answer {
  const cursors = new Cursors();
  return async ({ body, sequences }, connection) => {
    const name = Object.keys(body)[0] ?? '';
    const command = COMMANDS.get(name);
    if (!command)
      throw new ServerError('CommandNotFound', `no such command: '${name}' in the embedded engine`);
    const database: unknown = body.$db;
    if (typeof database !== 'string' || !/^[^/\\. "$*<>:|?\0]+$/.test(database)) {
      throw new ServerError('InvalidNamespace', `Invalid database name: '${String(database)}'`);
    }
    const context = {
      store,
      cursors,
      database,
      command: name,
      body: body as Document,
      sequences,
      connection,
    };
    checkFields(context, command.fields);
    return command.handle(context);
  };
}
