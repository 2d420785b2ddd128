import { Double, Int32 } from 'bson';
import { MAX_DOCUMENT_BYTES } from '../bson/codec.ts';
import { MAX_MESSAGE_BYTES, OK } from '../wire/message.ts';
import type { Command } from './context.ts';

/** The server version whose behaviour the engine follows. */
const VERSION = '7.0.0';
const WIRE_VERSION = 21;

/**
 * The engine presents itself as a standalone server: drivers then send neither transactions nor retryable writes,
 * neither of which it has.
 */
export const hello: Command = {
  fields: [
    'helloOk',
    'client',
    'compression',
    'saslSupportedMechs',
    'speculativeAuthenticate',
    'loadBalanced',
    'backpressure',
  ],
  handle: ({ connection, command }) => ({
    ...(command === 'hello' ? { isWritablePrimary: true } : { ismaster: true }),
    helloOk: true,
    maxBsonObjectSize: new Int32(MAX_DOCUMENT_BYTES),
    maxMessageSizeBytes: new Int32(MAX_MESSAGE_BYTES),
    maxWriteBatchSize: new Int32(100_000),
    localTime: new Date(),
    logicalSessionTimeoutMinutes: new Int32(30),
    connectionId: new Int32(connection),
    minWireVersion: new Int32(0),
    maxWireVersion: new Int32(WIRE_VERSION),
    readOnly: false,
    ok: OK,
  }),
};

export const ping: Command = { fields: [], handle: () => ({ ok: OK }) };

export const buildInfo: Command = {
  fields: [],
  handle: () => ({
    version: VERSION,
    versionArray: VERSION.split('.')
      .map((part) => new Int32(Number(part)))
      .concat(new Int32(0)),
    gitVersion: 'caravan-embedded',
    modules: [],
    bits: new Int32(64),
    debug: false,
    maxBsonObjectSize: new Int32(MAX_DOCUMENT_BYTES),
    storageEngines: ['lmdb'],
    ok: new Double(1),
  }),
};

/** Sessions hold nothing here. */
export const endSessions: Command = { fields: [], handle: () => ({ ok: OK }) };
