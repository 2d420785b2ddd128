import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { requestUrl } from '../../http/request-url.ts';
import type { Kind, Reply } from './delivery.ts';

const PING_MS = 10_000;
/** Slack lets an app have ten at a time. */
const MOST = 10;
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

const acknowledgement = z.looseObject({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).default({}),
});
const ENVELOPES: Record<Kind, string> = {
  verification: 'events_api',
  event: 'events_api',
  interactivity: 'interactive',
  options: 'interactive',
  command: 'slash_commands',
};

interface Envelope {
  kind: Kind;
  payload: object;
  attempt: number;
  retryReason: string | undefined;
}

/** The app's sockets in socket mode: what it is told goes to one of them, in an envelope that it acknowledges by its id. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (body: object) => void>();
  readonly #appId: string;
  readonly #ackMs: number;
  #turn = 0;

  constructor(appId: string, ackMs: number) {
    this.#appId = appId;
    this.#ackMs = ackMs;
  }

  /** The path of a new socket, good for one connection. */
  ticket(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname, searchParams } = requestUrl(request);
    const isInvited = pathname === '/link/' && this.#tickets.delete(searchParams.get('ticket') ?? '');
    if (!isInvited || this.#server.clients.size >= MOST) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (link) => this.#greet(link));
  }

  /** Puts a message into an envelope and waits for its acknowledgement. Never rejects. */
  async send({ kind, payload, attempt, retryReason }: Envelope): Promise<Reply> {
    const start = performance.now();
    const since = () => Math.round(performance.now() - start);
    const links = [...this.#server.clients].filter(({ readyState, OPEN }) => readyState === OPEN);
    this.#turn += 1;
    const link = links[this.#turn % Math.max(1, links.length)];
    if (!link) return { body: '', ms: 0, noRetry: false, error: 'connection_failed' };
    const envelope_id = randomUUID();
    const answered = this.#acknowledged(link, envelope_id);
    const retry = kind === 'event' ? { retry_attempt: attempt, retry_reason: retryReason ?? '' } : {};
    const type = ENVELOPES[kind];
    const accepts_response_payload = kind !== 'event';
    link.send(JSON.stringify({ envelope_id, payload, type, accepts_response_payload, ...retry }));
    const body = await answered;
    if (!body) return { body: '', ms: since(), noRetry: false, error: 'http_timeout' };
    return {
      body: Object.keys(body).length > 0 ? JSON.stringify(body) : '',
      ms: since(),
      status: 200,
      noRetry: false,
    };
  }

  /** Asks the app to connect anew, as Slack does every few hours. */
  disconnect(reason: DisconnectReason): void {
    for (const link of this.#server.clients)
      link.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'slack-double' } }));
  }

  close(): void {
    for (const link of this.#server.clients) link.terminate();
    this.#server.close();
  }

  /** What the acknowledgement brings; undefined when none comes in time, or the socket is gone. */
  #acknowledged(link: WebSocket, envelopeId: string): Promise<object | undefined> {
    return new Promise((resolve) => {
      const settle = (body?: object) => {
        clearTimeout(timer);
        link.off('close', gone);
        this.#waiting.delete(envelopeId);
        resolve(body);
      };
      const gone = () => settle();
      const timer = setTimeout(gone, this.#ackMs);
      link.once('close', gone);
      this.#waiting.set(envelopeId, settle);
    });
  }

  #greet(link: WebSocket): void {
    const ping = setInterval(() => link.ping(), PING_MS);
    link.on('close', () => clearInterval(ping));
    link.on('error', () => link.terminate());
    link.on('message', (data) => this.#acknowledge(String(data)));
    link.ping();
    link.send(
      JSON.stringify({
        type: 'hello',
        connection_info: { app_id: this.#appId },
        num_connections: this.#server.clients.size,
        debug_info: { host: 'slack-double', approximate_connection_time: 18060 },
      }),
    );
  }

  #acknowledge(text: string): void {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return;
    }
    const said = acknowledgement.safeParse(json);
    if (said.success) this.#waiting.get(said.data.envelope_id)?.(said.data.payload);
  }
}
