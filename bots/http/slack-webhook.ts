import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, type Registry } from 'prom-client';

/** A door for signed requests, whoever is behind it. */
export interface SlackWebhook {
  path: string;
  /** Never throws. `body` is the request's, byte for byte; `arrivedAt` the moment of `performance.now()`. */
  handle(request: {
    headers: Record<string, string | string[] | undefined>;
    body: string;
    arrivedAt: number;
  }): Promise<{ status: number; type?: string; body: string }>;
  /** Requests that were refused since the start, by reason. */
  refused(): Readonly<Record<string, number>>;
}

/** Takes Slack's posts as they come: their signature is over the bytes of the body. */
export function slackWebhook(app: FastifyInstance, { path, handle }: SlackWebhook): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    const arrivals = new WeakMap<FastifyRequest, number>();
    scope.addHook('onRequest', async (request) => void arrivals.set(request, performance.now()));
    scope.post(path, async (request, reply) => {
      const body = typeof request.body === 'string' ? request.body : '';
      const arrivedAt = arrivals.get(request) ?? performance.now();
      const answer = await handle({ headers: request.headers, body, arrivedAt });
      if (answer.type !== undefined) reply.type(answer.type);
      return reply.code(answer.status).send(answer.body);
    });
  });
}

export function countRefused(registry: Registry, { refused }: SlackWebhook): void {
  new Counter({
    name: 'caravan_slack_refused_total',
    help: 'Requests to the door of Slack that were not taken, by reason',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [reason, count] of Object.entries(refused())) this.inc({ reason }, count);
    },
  });
}
