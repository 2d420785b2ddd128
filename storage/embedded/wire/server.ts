import { createServer, type Server, type Socket } from 'node:net';
import type { Document } from 'bson';
import { ServerError } from '../errors.ts';
import { encodeReply, MessageSplitter, parseMessage, type Request } from './message.ts';

/** Answers one request; the connection number tells clients apart. */
export type Answer = (request: Request, connection: number) => Promise<Document | Buffer>;

/** A listening wire-protocol server. */
export interface WireServer {
  close(): Promise<void>;
}

/** Listens on a Unix socket path. Requests of one connection are answered one after another. */
export async function listen(
  path: string,
  answer: Answer,
  log: (message: string) => void,
): Promise<WireServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, ++connections, answer, log);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return { close: () => closeAll(server, sockets) };
}

function serve(socket: Socket, connection: number, answer: Answer, log: (message: string) => void): void {
  const splitter = new MessageSplitter();
  let previous = Promise.resolve();
  socket.on('data', (chunk: Buffer) => {
    try {
      for (const message of splitter.push(chunk)) {
        const request = parseMessage(message);
        previous = previous.then(() => respond(socket, request, connection, answer, log));
      }
    } catch (error) {
      log(`connection closed: ${(error as Error).message}`);
      socket.destroy();
    }
  });
}

async function respond(
  socket: Socket,
  request: Request,
  connection: number,
  answer: Answer,
  log: (message: string) => void,
): Promise<void> {
  const reply = await answer(request, connection).catch((error: unknown) => errorReply(error, log));
  if (!request.wantsReply || socket.destroyed) return;
  socket.write(encodeReply(request, reply));
}

function errorReply(error: unknown, log: (message: string) => void): Document {
  if (!(error instanceof ServerError)) {
    log(`unexpected error: ${error instanceof Error ? error.stack : String(error)}`);
    return { ok: 0, errmsg: `internal error: ${String(error)}`, code: 1, codeName: 'InternalError' };
  }
  return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.extra };
}

async function closeAll(server: Server, sockets: Set<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) socket.destroy();
  await closed;
}
