import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { Refusal } from '../bot-api/refusal.ts';
import { BodyTooLarge, readBody } from '../http/body.ts';
import { parseMultipart, type UploadedFile } from '../http/multipart.ts';
import { decoded, requestUrl } from '../http/request-url.ts';
import type { World } from '../world.ts';
import type { Controls } from './controls.ts';
import { streamEvents } from './event-stream.ts';
import type { Groups } from './groups.ts';
import { sendFileToPage } from './page-file.ts';
import type { People } from './people.ts';
import { PeopleError } from './people-error.ts';

const bodyLimit = 52 * 1024 * 1024;
const longestWaitMs = 60_000;

interface Ask {
  path: string[];
  query: URLSearchParams;
  /** A JSON body; empty when there is none. Checked by the method it goes to. */
  body: never;
  upload: UploadedFile | undefined;
  request: IncomingMessage;
  response: ServerResponse;
}

type Route = [method: string, pattern: RegExp, run: (ask: Ask) => unknown];

/** The people's side as a handler of node:http; the path is relative to wherever it is mounted. */
export function peopleHandler(world: World, people: People, groups: Groups, controls: Controls) {
  const routes = routeTable(world, people, groups, controls);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      refuseOtherSites(request);
      const url = requestUrl(request);
      const atPath = routes.filter(([, pattern]) => pattern.test(url.pathname));
      const route = atPath.find(([method]) => method === request.method);
      if (!route) throw new PeopleError(404, `No route ${request.method} ${url.pathname}`);
      const [, pattern, run] = route;
      const path = pattern.exec(url.pathname)!.slice(1).map(decoded);
      const { body, upload } = await readInput(request);
      const result = await run({
        path,
        query: url.searchParams,
        body: body as never,
        upload,
        request,
        response,
      });
      if (!response.headersSent) answer(response, 200, result ?? { ok: true });
    } catch (error) {
      answerError(response, error);
    }
  };
}

function routeTable(world: World, people: People, groups: Groups, controls: Controls): Route[] {
  const chat = '/people/(\\d+)/chats/([^/]+)';
  const at = (pattern: string) => new RegExp(`^${pattern}/?$`);
  const who = ({ path }: Ask) => [Number(path[0]), path[1] ?? ''] as const;
  const number = (query: URLSearchParams, name: string) => {
    const value = Number(query.get(name) ?? 0);
    if (!Number.isSafeInteger(value)) throw new PeopleError(400, `${name} must be a whole number`);
    return value;
  };
  const waitMs = (query: URLSearchParams) => Math.min(longestWaitMs, number(query, 'wait'));
  const messages = async (sent: Promise<unknown>) => ({ messages: await sent });
  return [
    ['GET', at('/bots'), () => controls.bots()],
    ['POST', at('/people'), ({ body }) => people.add(body)],
    ['GET', at('/people'), () => people.list()],
    ['POST', at('/people/(\\d+)/deactivate'), ({ path }) => people.deactivate(Number(path[0]))],
    ['GET', at('/people/(\\d+)/chats'), ({ path }) => people.chats(Number(path[0]))],
    [
      'GET',
      at(chat),
      (ask) => {
        const after = number(ask.query, 'after');
        return people.chatWhen(...who(ask), after, (view) => view.messages.length > 0, waitMs(ask.query));
      },
    ],
    ['POST', at(`${chat}/messages`), (ask) => messages(people.sendText(...who(ask), ask.body))],
    ['POST', at(`${chat}/edit`), (ask) => messages(people.editText(...who(ask), ask.body))],
    ['POST', at(`${chat}/start`), (ask) => messages(people.start(...who(ask), ask.body))],
    [
      'POST',
      at(`${chat}/files`),
      (ask) => {
        if (!ask.upload)
          throw new PeopleError(400, 'Send the file as the field "file" of multipart/form-data');
        return messages(people.sendFile(...who(ask), ask.body, ask.upload));
      },
    ],
    ['POST', at(`${chat}/contact`), (ask) => messages(people.sendContact(...who(ask), ask.body))],
    ['POST', at(`${chat}/location`), (ask) => messages(people.sendLocation(...who(ask), ask.body))],
    ['POST', at(`${chat}/forward`), (ask) => messages(people.forward(...who(ask), ask.body))],
    ['POST', at(`${chat}/press`), (ask) => people.press(...who(ask), ask.body)],
    [
      'GET',
      at(`${chat}/press/(\\d+)`),
      ({ path, query }) => people.pressAnswer(Number(path[0]), path[2]!, waitMs(query)),
    ],
    ['POST', at(`${chat}/read`), (ask) => people.read(...who(ask), ask.body)],
    ['POST', at(`${chat}/block`), (ask) => people.block(...who(ask))],
    ['POST', at(`${chat}/unblock`), (ask) => people.unblock(...who(ask))],
    ['POST', at('/groups'), ({ body }) => groups.create(body)],
    ['GET', at('/groups'), () => groups.list()],
    ['POST', at('/groups/(-\\d+)/add'), ({ path, body }) => groups.add(Number(path[0]), body)],
    ['POST', at('/groups/(-\\d+)/upgrade'), ({ path }) => groups.upgrade(Number(path[0]))],
    ['POST', at('/groups/(-\\d+)/remove'), ({ path, body }) => groups.remove(Number(path[0]), body)],
    [
      'GET',
      at('/events'),
      ({ request, response, query }) => streamEvents(world, request, response, query.get('since')),
    ],
    ['GET', at('/files/([\\w-]+)'), ({ path, response }) => sendFileToPage(world, path[0]!, response)],
    ['POST', at('/faults'), ({ body }) => controls.addFault(body)],
    ['DELETE', at('/faults'), () => controls.clearFaults()],
    ['POST', at('/redeliver'), ({ body }) => controls.redeliver(body)],
    ['POST', at('/delivery'), ({ body }) => controls.setDelivery(body)],
    ['GET', at('/log'), ({ query }) => controls.log(number(query, 'after'))],
    ['POST', at('/reset'), () => controls.reset()],
  ];
}

/** A page of another site must not act here, though it can reach this machine through the browser. */
function refuseOtherSites(request: IncomingMessage): void {
  const { origin, host } = request.headers;
  if (origin === undefined || request.method === 'GET') return;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new PeopleError(403, 'Not from another site');
}

async function readInput(
  request: IncomingMessage,
): Promise<{ body: unknown; upload: UploadedFile | undefined }> {
  if (request.method !== 'POST') return { body: {}, upload: undefined };
  const bytes = await readBody(request, bodyLimit);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: {}, upload: undefined };
  if (/^multipart\/form-data/i.test(type)) {
    const { values, files } = parseMultipart(bytes, type);
    return { body: values, upload: files.get('file') };
  }
  if (!/^application\/json/i.test(type)) throw new PeopleError(400, 'Send JSON as application/json');
  try {
    return { body: JSON.parse(bytes.toString()), upload: undefined };
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

function answerError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error instanceof PeopleError) answer(response, error.status, { error: error.message });
  else if (error instanceof Refusal) answer(response, error.code, { error: error.message });
  else if (error instanceof BodyTooLarge) answer(response, 413, { error: error.message });
  else if (error instanceof ZodError) {
    const error_ = error.issues
      .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
      .join('; ');
    answer(response, 400, { error: error_ });
  } else throw error;
}
