import { timingSafeEqual } from 'node:crypto';
import type { Update } from '@grammyjs/types';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Log } from '../../core/ports/index.ts';
import { Refusals } from '../intake/refusals.ts';

export interface Webhook {
  path: string;
  secret: string;
  handle(update: Update): Promise<void>;
}

/** Only what every update has is checked here; the rest is read field by field. */
const update = z.looseObject({ update_id: z.int().nonnegative() });

/**
 * Takes Telegram's posts. The answer comes when the update has been taken in full, so that one that failed or was
 * interrupted is delivered again.
 */
export function telegramWebhook(app: FastifyInstance, { path, secret, handle }: Webhook, log: Log): void {
  const refusals = new Refusals(log, `posts to ${path} without the secret were refused`, ['secret']);
  app.post(path, async (request, reply) => {
    if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], secret)) {
      refusals.count('secret');
      return reply.code(401).send();
    }
    const parsed = update.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send();
    try {
      await handle(parsed.data as unknown as Update);
      return reply.code(200).send();
    } catch (error) {
      log.error({ path, error: (error as Error).name }, 'an update will be delivered again');
      return reply.code(500).header('retry-after', '1').send();
    }
  });
}

function isSecret(given: unknown, secret: string): boolean {
  if (typeof given !== 'string') return false;
  // As many letters may be more bytes, and bytes are what is compared.
  const [bytes, wanted] = [Buffer.from(given), Buffer.from(secret)];
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}
