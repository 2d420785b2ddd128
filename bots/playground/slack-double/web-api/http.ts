import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, readBody } from '../../http/body.ts';
import { parseMultipart } from '../../http/multipart.ts';
import { decoded, requestUrl } from '../../http/request-url.ts';
import { answerByUrl } from '../answer-by-url.ts';
import { TEAM } from '../app.ts';
import { fillFile } from '../files.ts';
import type { World } from '../world.ts';
import { Refusal } from './refusal.ts';
import { mayUse } from './targets.ts';
import { callMethod, type Outcome } from './web-api.ts';

const bodyLimit = 4 * 1024 * 1024;
const fileLimit = 52 * 1024 * 1024;

/** Whether a path is the app's side; the rest is the people's. */
export const isAppPath = (path: string) => /^\/(api|upload|files-pri|response)\//.test(path);

/** Serves `/api/<method>`, `/upload/<file>`, `/files-pri/<team>-<file>/…` and `/response/<key>`. */
export function handleApp(world: World) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = requestUrl(request);
    const [, room = '', name = ''] = pathname.split('/').map(decoded);
    if (room === 'files-pri') return sendFile(world, request, response, name);
    if (room === 'upload') return takeUpload(world, request, response, name);
    const { values, isReadable } = await readValues(request, Object.fromEntries(searchParams));
    if (room === 'response') answer(response, await answered(world, name, values));
    else if (!isReadable) answer(response, { status: 200, body: new Refusal('invalid_json').body });
    else answer(response, await callMethod(world, name, values, tokenOf(request, values)));
  };
}

/** A token in a JSON body does not count. */
function tokenOf(request: IncomingMessage, values: Record<string, unknown>): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const isJson = /json/i.test(request.headers['content-type'] ?? '');
  return bearer ?? (typeof values.token === 'string' && !isJson ? values.token : undefined);
}

async function readValues(
  request: IncomingMessage,
  query: Record<string, string>,
): Promise<{ values: Record<string, unknown>; isReadable: boolean }> {
  const body = await readBody(request, bodyLimit);
  const type = request.headers['content-type'] ?? '';
  if (/^application\/json/i.test(type)) {
    try {
      const json: unknown = body.length > 0 ? JSON.parse(body.toString()) : {};
      const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
      return { values: isObject ? { ...query, ...json } : query, isReadable: isObject };
    } catch {
      return { values: query, isReadable: false };
    }
  }
  if (/^multipart\/form-data/i.test(type) && body.length > 0)
    return { values: { ...query, ...parseMultipart(body, type).values }, isReadable: true };
  return {
    values: { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) },
    isReadable: true,
  };
}

async function answered(world: World, key: string, values: Record<string, unknown>): Promise<Outcome> {
  try {
    await answerByUrl(world, key, values);
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: ['used_url', 'expired_url'].includes(error.code) ? 404 : 400, body: error.body };
  }
}

/** The bytes as a body of their own, or as the only file of a form. */
async function takeUpload(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const body = await readBody(request, fileLimit).catch((error: unknown) => {
    if (error instanceof BodyTooLarge) return undefined;
    throw error;
  });
  const type = request.headers['content-type'] ?? '';
  const isForm = /^multipart\/form-data/i.test(type);
  const bytes = body && isForm ? parseMultipart(body, type).files[0]?.bytes : body;
  const isTaken = bytes !== undefined && (await fillFile(world, id, bytes));
  await world.state.settled();
  answer(
    response,
    isTaken ? { status: 200, body: `OK - ${bytes.byteLength}` } : { status: 400, body: 'not as announced' },
  );
}

/** Whoever brings no token is sent to sign in, as Slack does: what comes then is a page, not the file. */
async function sendFile(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const file = world.state.files.get(name.replace(`${TEAM.id}-`, ''));
  const isKnown = tokenOf(request, {}) === world.app.botToken && mayUse(world, 'files:read');
  if (!isKnown) {
    response
      .writeHead(302, { location: `https://${TEAM.domain}.slack.com/?redir=${request.url ?? ''}` })
      .end();
    return;
  }
  const bytes = file && (await world.blobs.read(file.blob));
  if (!bytes) return answer(response, { status: 404, body: 'file_not_found' });
  response.writeHead(200, { 'content-type': file.mimetype, 'content-length': bytes.byteLength });
  response.end(bytes);
}

function answer(response: ServerResponse, outcome: Outcome): void {
  if ('connection' in outcome) {
    response.destroy();
    return;
  }
  const { status, retryAfter } = outcome;
  const isText = typeof outcome.body === 'string';
  const body = isText ? String(outcome.body) : JSON.stringify(outcome.body);
  response.writeHead(status, {
    'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
  });
  response.end(body);
}
