import { createHash } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Deaths } from './deaths.ts';

/** Calls that only ask, or that a start of the bot makes. */
const HARMLESS = /^(get(?!Updates)|setMyCommands|deleteWebhook)/;

/** Drawn anew when a call is made again. */
const DRAWN = /start=[\w-]+/g;

/** Stands between the bots and Telegram, in the bots' own process: it may die before any call that matters. */
export async function openGate(apiRoot: string, deaths: Deaths): Promise<string> {
  // A kept connection may be closed by the double while a busy machine lets these bots wait.
  const agent = new Agent();
  const pass = (incoming: IncomingMessage, body: Buffer, answer: ServerResponse) => {
    const { method, headers, url } = incoming;
    const onward = request(`${apiRoot}${url}`, { method, headers, agent }, (response) => {
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    onward.end(body);
  };
  const server = createServer(async (incoming, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const call = /^\/bot(\d+):[^/]+\/(\w+)/.exec(incoming.url ?? '');
    const isJson = incoming.headers['content-type']?.startsWith('application/json') === true;
    if (call !== null) meet(deaths, `${call[1]}`, call[2] ?? '', isJson ? body.toString() : '{}');
    pass(incoming, body, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function meet(deaths: Deaths, bot: string, method: string, body: string): void {
  if (HARMLESS.test(method)) return;
  if (method !== 'getUpdates') {
    deaths.point(
      method,
      `${bot}/${createHash('sha256').update(body.replace(DRAWN, '')).digest('hex').slice(0, 8)}`,
    );
    return;
  }
  // Only a later offset confirms updates; a bot that has just started asks from the beginning.
  const { offset } = JSON.parse(body || '{}') as { offset?: number };
  if (offset !== undefined && offset > 1) deaths.point('getUpdates', `${bot}/${offset}`);
}
