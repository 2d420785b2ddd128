import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, readBody } from '../../http/body.ts';
import { BadForm, parseMultipart } from '../../http/multipart.ts';
import { decoded, requestUrl } from '../../http/request-url.ts';
import type { World } from '../world.ts';
import { type BotApi, type Outcome, refused } from './bot-api.ts';
import { isObject } from './fields.ts';
import { Params } from './params.ts';
import { badRequest, Refusal } from './refusal.ts';

const bodyLimit = 52 * 1024 * 1024;

/** Whether a path is the bots' side; the rest is the people's. */
export const isBotPath = (path: string) => /^\/(file\/)?bot(?!s(\/|$|\?))/.test(path);

/** Serves `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function handleBots(world: World, api: BotApi) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = requestUrl(request);
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname);
    if (file) return sendFile(world, decoded(file[1]!), decoded(file[2]!), response);
    const match = /^\/bot([^/]+)\/([^/]*)$/.exec(url.pathname);
    if (!match) return answer(response, refused(new Refusal(404, 'Not Found')));
    const hangUp = new AbortController();
    response.on('close', () => hangUp.abort());
    try {
      const params = await readParams(request, url);
      answer(response, await api.call(decoded(match[1]!), match[2]!, params, hangUp.signal));
    } catch (error) {
      if (error instanceof Refusal) answer(response, refused(error));
      else if (error instanceof BadForm) answer(response, refused(badRequest(error.message)));
      else if (error instanceof BodyTooLarge)
        answer(response, refused(new Refusal(413, 'Request Entity Too Large')));
      else throw error;
    }
  };
}

async function readParams(request: IncomingMessage, url: URL): Promise<Params> {
  const query = Object.fromEntries(url.searchParams);
  const body = await readBody(request, bodyLimit);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return new Params(query);
  if (/^multipart\/form-data/i.test(type)) {
    const form = parseMultipart(body, type);
    const files = new Map(form.files.map((file) => [file.field, file]));
    return new Params({ ...query, ...form.values }, files);
  }
  if (/^application\/json/i.test(type)) return new Params({ ...query, ...jsonObject(body.toString()) });
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    return new Params({ ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) });
  }
  return new Params(query);
}

function jsonObject(source: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw badRequest("can't parse parameters of the JSON object");
  }
  if (!isObject(value)) throw badRequest('JSON object expected');
  return value;
}

function answer(response: ServerResponse, outcome: Outcome): void {
  if ('connection' in outcome) {
    response.destroy();
    return;
  }
  const body = JSON.stringify(outcome.body);
  response.writeHead(outcome.status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(outcome.retryAfter ? { 'retry-after': String(outcome.retryAfter) } : {}),
  });
  response.end(body);
}

async function sendFile(world: World, token: string, path: string, response: ServerResponse): Promise<void> {
  const file = world.tokens.has(token) ? world.files.byPath(path) : undefined;
  const bytes = file && (await world.files.bytes(file));
  if (!bytes) return answer(response, refused(new Refusal(404, 'Not Found')));
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.byteLength });
  response.end(bytes);
}
