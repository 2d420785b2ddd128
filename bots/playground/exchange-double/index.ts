import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, Requests } from '../http/server.ts';
import { Faults } from './faults.ts';
import type { Firm } from './firms.ts';
import { Market } from './market.ts';
import { answer, type Contact, type Exchange } from './routes.ts';

export { FIRMS } from './firms.ts';
export type { Answer, PostedLoad } from './market.ts';

export interface ExchangeDoubleOptions {
  token: string;
  contacts?: [Contact, ...Contact[]];
  /** Epoch milliseconds of loads and answers; limits run on real time. */
  now?: () => number;
  limits?: 'ati' | 'none';
  /** Posts that are left today. */
  left?: number;
  /** Carriers that answer every load by themselves. */
  firms?: Firm[];
}

export interface ExchangeDouble {
  /** No slash at the end. */
  root: string;
  market: Market;
  faults: Faults;
  /** What was asked, the oldest first: `POST /v2/cargos`. */
  calls: string[];
  close(): Promise<void>;
}

const MAX_BYTES = 1_000_000;
/** Requests of one contact within a second. */
const MOST = 10;

/**
 * A strict double of the API of ATI.SU: the methods that Caravan uses, their shapes and refusals as `docs/exchange.md`
 * says where they are shown; ten requests a second, 500 posts a day.
 */
export async function startExchangeDouble(options: ExchangeDoubleOptions): Promise<ExchangeDouble> {
  const { token, now = Date.now, limits = 'ati', left = 500 } = options;
  const market = new Market(now, options.firms);
  const exchange: Exchange = { market, contacts: options.contacts ?? [{ id: 0, name: 'Биржа' }], left };
  const faults = new Faults();
  const calls: string[] = [];
  const recent: number[] = [];
  const isTooFast = () => {
    const at = Date.now();
    while (recent[0] !== undefined && recent[0] <= at - 1000) recent.shift();
    if (limits === 'none' || recent.length < MOST) {
      recent.push(at);
      return false;
    }
    return true;
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const method = request.method ?? '';
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const body = await bodyOf(request);
    calls.push(`${method} ${path}`);
    const say = (status: number, said: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    const fault = faults.next(method, path);
    if (fault === 'lost-before') return void response.destroy();
    if (fault === 'garbage') return void say(200, { unexpected: true });
    if (typeof fault === 'number') return void say(fault, { error: 'injected' });
    const refusal = refusedAtTheDoor(request, token, isTooFast);
    if (refusal !== null) return void say(refusal, { error: 'refused' });
    const reply = answer(exchange, method, path, body);
    if (fault === 'lost-after') return void response.destroy();
    say(reply.status, reply.body);
  };
  const requests = new Requests('Exchange double');
  const server = await listen(requests.guarded(handle), '127.0.0.1', 0);
  const close = async () => {
    await server.close();
    await requests.idle();
  };
  return { root: server.root, market, faults, calls, close };
}

/** The headers that https://ati.su/developers/documentation/rules demands. */
function refusedAtTheDoor(request: IncomingMessage, token: string, isTooFast: () => boolean): number | null {
  const { authorization, accept = '' } = request.headers;
  if (authorization !== `Bearer ${token}`) return 401;
  if (isTooFast()) return 429;
  const isSound =
    /^ati_integrator_\d+$/.test(request.headers['user-agent'] ?? '') &&
    request.headers['content-type'] === 'application/json' &&
    accept.includes('application/json') &&
    (request.headers['accept-encoding'] ?? '').includes('gzip');
  return isSound ? null : 400;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}
