import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { LedgerCounts, Log } from '../../core/ports/index.ts';
import { countRefused, type SlackWebhook, slackWebhook } from './slack-webhook.ts';
import { telegramWebhook, type Webhook } from './telegram-webhook.ts';

export interface HttpOptions {
  host: string;
  port: number;
  log: Log;
  /** What Caravan cannot do without and does not answer, by name; none: it is ready. */
  ready(): Promise<string[]>;
  messages(): Promise<LedgerCounts>;
  webhooks: Webhook[];
  slack?: SlackWebhook | undefined;
  /** Serves the playground; returns false for paths that are not its own. */
  playground?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface HttpDoor {
  /** Where it listens, `http://127.0.0.1:8080`. */
  url: string;
  close(): Promise<void>;
}

/** The web door: health, metrics, webhooks and, without tokens, the playground. */
export async function openHttp(options: HttpOptions): Promise<HttpDoor> {
  const app = Fastify({ logger: false, bodyLimit: 1_000_000, forceCloseConnections: true });
  if (options.playground === undefined) await app.register(helmet);
  health(app, options);
  for (const webhook of options.webhooks) telegramWebhook(app, webhook, options.log);
  if (options.slack !== undefined) slackWebhook(app, options.slack);
  if (options.playground !== undefined) playground(app, options.playground);
  const url = await app.listen({ host: options.host, port: options.port });
  return { url, close: () => app.close() };
}

function health(app: FastifyInstance, { ready, messages, log, slack }: HttpOptions): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'caravan_messages',
    help: 'Messages in the ledger by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await messages())) this.set({ state }, count);
    },
  });
  if (slack !== undefined) countRefused(registry, slack);
  app.get('/healthz', () => ({ status: 'alive' }));
  void app.register(async (limited) => {
    await limited.register(rateLimit, { max: 120, timeWindow: '1 minute' });
    limited.get('/readyz', async (_, reply) => {
      const silent = await ready();
      if (silent.length === 0) return { status: 'ready' };
      log.warn({ silent }, 'not ready');
      return reply.code(503).send({ status: 'not ready', silent });
    });
    limited.get('/metrics', async (_, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
    );
  });
}

/** The playground answers in plain node:http, beside fastify's own routes. */
function playground(app: FastifyInstance, serve: NonNullable<HttpOptions['playground']>): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all('/*', (request, reply) => {
      reply.hijack();
      if (serve(request.raw, reply.raw)) return;
      reply.raw.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    });
  });
}
