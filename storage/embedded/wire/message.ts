import { type Document, Int32 } from 'bson';
import { decode, encode } from '../bson/codec.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** Largest message accepted, in bytes; advertised to clients. */
export const MAX_MESSAGE_BYTES = 48_000_000;

/** A request as the commands see it. */
export interface Request {
  readonly id: number;
  /** The command, decoded. */
  readonly body: Document;
  /** Documents sent beside the command (insert, update, delete), still encoded. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
  /** False for unacknowledged writes. */
  readonly wantsReply: boolean;
  /** Whether it came as OP_QUERY, which only the first hello may. */
  readonly legacy: boolean;
}

/** Cuts complete messages out of a stream of chunks. */
export class MessageSplitter {
  private pending: Buffer = Buffer.alloc(0);

  /** Complete messages, in order. Throws when the peer does not speak the protocol. */
  push(chunk: Buffer): Buffer[] {
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    const messages: Buffer[] = [];
    while (this.pending.length >= 4) {
      const length = this.pending.readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw new Error(`Invalid message length ${length}`);
      if (this.pending.length < length) break;
      messages.push(this.pending.subarray(0, length));
      this.pending = this.pending.subarray(length);
    }
    return messages;
  }
}

/** Parses a complete message. Throws on operations other than OP_MSG and OP_QUERY. */
export function parseMessage(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === OP_MSG) return parseMsg(message, id);
  if (operation === OP_QUERY) return parseQuery(message, id);
  throw new Error(`Unsupported wire operation ${operation}`);
}

function parseMsg(message: Buffer, id: number): Request {
  const flags = message.readUInt32LE(HEADER_BYTES);
  const end = flags & CHECKSUM_PRESENT ? message.length - 4 : message.length;
  const sequences = new Map<string, Buffer[]>();
  let body: Document | undefined;
  let at = HEADER_BYTES + 4;
  while (at < end) {
    const kind = message.readUInt8(at++);
    const size = message.readInt32LE(at);
    const section = message.subarray(at, at + size);
    at += size;
    if (kind === 0) {
      body = decode(section);
    } else {
      const nameEnd = section.indexOf(0, 4);
      sequences.set(section.toString('utf8', 4, nameEnd), splitDocuments(section.subarray(nameEnd + 1)));
    }
  }
  if (!body) throw new Error('A message without a command');
  return { id, body, sequences, wantsReply: !(flags & MORE_TO_COME), legacy: false };
}

function splitDocuments(bytes: Buffer): Buffer[] {
  const documents: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readInt32LE(at);
    if (size < 5) throw new Error('Invalid document in a message');
    documents.push(bytes.subarray(at, at + size));
    at += size;
  }
  return documents;
}

function parseQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const name = message.toString('utf8', HEADER_BYTES + 4, nameEnd);
  const start = nameEnd + 1 + 8;
  const size = message.readInt32LE(start);
  const body = decode(message.subarray(start, start + size));
  return {
    id,
    body: { ...body, $db: name.split('.')[0] },
    sequences: new Map(),
    wantsReply: true,
    legacy: true,
  };
}

/** Encodes a reply to a request; a Buffer is an already encoded document. */
export function encodeReply(request: Request, reply: Document | Buffer): Buffer {
  const body = Buffer.isBuffer(reply) ? reply : encode(reply);
  return request.legacy ? legacyReply(request.id, body) : msgReply(request.id, body);
}

function msgReply(to: number, body: Buffer): Buffer {
  const head = Buffer.alloc(HEADER_BYTES + 5);
  writeHeader(head, head.length + body.length, to, OP_MSG);
  return Buffer.concat([head, body]);
}

function legacyReply(to: number, body: Buffer): Buffer {
  const head = Buffer.alloc(HEADER_BYTES + 20);
  writeHeader(head, head.length + body.length, to, OP_REPLY);
  head.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([head, body]);
}

function writeHeader(head: Buffer, length: number, to: number, operation: number): void {
  head.writeInt32LE(length, 0);
  head.writeInt32LE(to, 8);
  head.writeInt32LE(operation, 12);
}

/** The `ok` field of replies, as an int that every driver reads. */
export const OK = new Int32(1);
