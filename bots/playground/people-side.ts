import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { BodyTooLarge, readBody } from './http/body.ts';
import { BadForm, parseMultipart, type UploadedFile } from './http/multipart.ts';
import { decoded, requestUrl } from './http/request-url.ts';
import { PeopleError } from './people-error.ts';

const bodyLimit = 52 * 1024 * 1024;
const longestWaitMs = 60_000;

/** What was asked on the people's side of a double. */
export interface Ask {
  path: string[];
  query: URLSearchParams;
  /** A JSON body; empty when there is none. Checked by the method it goes to. */
  body: never;
  uploads: UploadedFile[];
  request: IncomingMessage;
  response: ServerResponse;
}

/** `path` is a pattern whose groups become the path of the ask. */
export type Route = [method: string, path: string, run: (ask: Ask) => unknown];

/**
 * Routes as a handler of node:http; the path is relative to wherever it is mounted. `refusal` gives status and words of an
 * error that is no fault of the double.
 */
export function peopleSide(
  routes: Route[],
  refusal: (error: unknown) => { status: number; message: string } | undefined = () => undefined,
) {
  const table = routes.map(([method, path, run]) => ({ method, pattern: new RegExp(`^${path}/?$`), run }));
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      refuseOtherSites(request);
      const url = requestUrl(request);
      const route = table.find(
        ({ method, pattern }) => method === request.method && pattern.test(url.pathname),
      );
      if (!route) throw new PeopleError(404, `No route ${request.method} ${url.pathname}`);
      const path = route.pattern.exec(url.pathname)!.slice(1).map(decoded);
      const { body, uploads } = await readInput(request);
      const query = url.searchParams;
      const result = await route.run({ path, query, body: body as never, uploads, request, response });
      if (!response.headersSent) answer(response, 200, result === undefined ? { ok: true } : result);
    } catch (error) {
      const known = refusal(error) ?? refused(error);
      if (response.headersSent) response.destroy();
      else if (known) answer(response, known.status, { error: known.message });
      else throw error;
    }
  };
}

/** A whole number of the query; 0 when it is not there. */
export function numberIn(query: URLSearchParams, name: string): number {
  const value = Number(query.get(name) ?? 0);
  if (!Number.isSafeInteger(value)) throw new PeopleError(400, `${name} must be a whole number`);
  return value;
}

/** How long the asker wants to wait, in milliseconds. */
export const waitIn = (query: URLSearchParams) => Math.min(longestWaitMs, numberIn(query, 'wait'));

/** A page of another site must not act here, though it can reach this machine through the browser. */
function refuseOtherSites(request: IncomingMessage): void {
  const { origin, host } = request.headers;
  if (origin === undefined || request.method === 'GET') return;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new PeopleError(403, 'Not from another site');
}

async function readInput(request: IncomingMessage): Promise<{ body: unknown; uploads: UploadedFile[] }> {
  if (request.method !== 'POST') return { body: {}, uploads: [] };
  const bytes = await readBody(request, bodyLimit);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: {}, uploads: [] };
  if (/^multipart\/form-data/i.test(type)) {
    const { values, files } = parseMultipart(bytes, type);
    return { body: values, uploads: files.filter(({ field }) => field === 'file') };
  }
  if (!/^application\/json/i.test(type)) throw new PeopleError(400, 'Send JSON as application/json');
  try {
    return { body: JSON.parse(bytes.toString()), uploads: [] };
  } catch {
    throw new PeopleError(400, 'The body is not JSON');
  }
}

function answer(response: ServerResponse, status: number, result: unknown): void {
  const body = JSON.stringify(result);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

function refused(error: unknown): { status: number; message: string } | undefined {
  if (error instanceof PeopleError) return error;
  if (error instanceof BodyTooLarge) return { status: 413, message: error.message };
  if (error instanceof BadForm) return { status: 400, message: error.message };
  if (!(error instanceof ZodError)) return undefined;
  const issues = error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  return { status: 400, message: issues.join('; ') };
}
