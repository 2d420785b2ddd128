import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Webhook } from '../state/records.ts';

/** `error` is absent after a 2xx; `call` is a method the bot asks for in its answer; `retryAfter` in seconds. */
export interface WebhookReply {
  error?: string;
  retryAfter?: number;
  call?: Record<string, unknown>;
}

const idleMs = 60_000;
const httpAgent = new HttpAgent({ keepAlive: true });
const httpsAgent = new HttpsAgent({ keepAlive: true });

/** Posts one update to a webhook. Never rejects: whatever goes wrong is the reply's `error`. */
export async function postUpdate(
  webhook: Webhook,
  update: unknown,
  signal: AbortSignal,
): Promise<WebhookReply> {
  try {
    const response = await post(webhook, JSON.stringify(update), signal);
    const body = await textOf(response);
    const status = response.statusCode ?? 0;
    if (status >= 200 && status <= 299) {
      const call = calledMethod(body);
      return call ? { call } : {};
    }
    const retryAfter = Number(response.headers['retry-after']);
    return {
      error: `Wrong response from the webhook: ${status} ${response.statusMessage ?? ''}`,
      ...(retryAfter > 0 ? { retryAfter } : {}),
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { error: code === 'ECONNREFUSED' ? 'Connection refused' : 'Webhook connection closed' };
  }
}

function post(webhook: Webhook, body: string, signal: AbortSignal): Promise<IncomingMessage> {
  const secure = webhook.url.startsWith('https:');
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(webhook.secret_token ? { 'x-telegram-bot-api-secret-token': webhook.secret_token } : {}),
  };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, signal, timeout: idleMs };
    const request = secure
      ? httpsRequest(webhook.url, { ...options, agent: httpsAgent }, resolve)
      : httpRequest(webhook.url, { ...options, agent: httpAgent }, resolve);
    request.on('timeout', () => request.destroy());
    request.on('error', reject);
    request.end(body);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function calledMethod(body: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(body);
    return typeof value?.method === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
