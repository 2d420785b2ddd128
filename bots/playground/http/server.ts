import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Runs handlers that may fail: an error breaks the connection and is reported, and `idle()` waits for all of them. */
export class Requests {
  readonly #underWay = new Set<Promise<void>>();
  readonly #of: string;

  /** `of`: whose requests these are, for what is reported. */
  constructor(of: string) {
    this.#of = of;
  }

  guarded(handle: Handler): (request: IncomingMessage, response: ServerResponse) => void {
    return (request, response) => {
      const handled = handle(request, response).catch((error: unknown) => {
        const hungUp = request.destroyed && !request.complete;
        if (!hungUp) console.error(`${this.#of}:`, error);
        response.destroy();
      });
      this.#underWay.add(handled);
      void handled.then(() => this.#underWay.delete(handled));
    };
  }

  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}

/** Listens on the loopback; `upgrade` takes web sockets where there are some. `close` breaks open connections. */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  host: '127.0.0.1',
  port: number,
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
): Promise<{ root: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    // A page of another site could point its own name at this machine; only this machine's names are answered.
    const named = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '127.0.0.1');
    if (named) handle(request, response);
    else response.writeHead(421).end();
  });
  if (upgrade) server.on('upgrade', upgrade);
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { root: `http://${host}:${(server.address() as AddressInfo).port}`, close };
}
