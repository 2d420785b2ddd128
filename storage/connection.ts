import mongoose, { type Connection } from 'mongoose';
import type { Log } from '../core/ports/index.ts';

const DEFAULT_DATABASE = 'caravan';
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify']);

export interface ConnectOptions {
  /** `mongodb://…`; the database is `caravan` when the address names none. */
  uri: string;
  log: Log;
  /** Told of each write whose answer was lost, by the name of its command: it may have happened or not. */
  onLostAnswer?: (command: string) => void;
}

/** A connection of its own: several stores can live in one process. Writes are acknowledged by a majority's disks. */
export async function connect({ uri, log, onLostAnswer }: ConnectOptions): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    ...(namesDatabase(uri) ? {} : { dbName: DEFAULT_DATABASE }),
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 5000,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    monitorCommands: onLostAnswer !== undefined,
  });
  connection.on('error', (error: Error) => log.error({ error: error.name }, 'the store connection failed'));
  connection.on('disconnected', () => log.warn({}, 'the store is out of reach'));
  connection.on('reconnected', () => log.info({}, 'the store is back'));
  await connection.asPromise();
  connection.getClient().on('commandFailed', ({ commandName, failure }) => {
    if (WRITES.has(commandName) && failure instanceof mongoose.mongo.MongoNetworkError)
      onLostAnswer?.(commandName);
  });
  return connection;
}

/** Closes without a warning of being out of reach. */
export async function disconnect(connection: Connection): Promise<void> {
  connection.removeAllListeners('disconnected');
  await connection.close();
}

function namesDatabase(uri: string): boolean {
  return /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
}
