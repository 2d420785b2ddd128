import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { BodyTooLarge, readBody } from './http/body.ts';
import { mailOf, sendMailFile } from './mail-view.ts';
import { PageAssets } from './page-assets.ts';
import type { PostOffice } from './post-office/index.ts';
import { isNamedByAddress, isSameOrigin } from './same-origin.ts';
import type { Stage } from './stage.ts';

/** A double of a messenger, as far as people are played through it. */
interface PeopleSide {
  handlePeople(request: IncomingMessage, response: ServerResponse): void;
}

export interface PlaygroundParts {
  double: PeopleSide;
  /** Where the company is in Slack too. */
  slack?: PeopleSide;
  stage: Stage;
  office: Pick<PostOffice, 'letters'>;
}

const bodyLimit = 1024;
const clockInput = z.strictObject({ move: z.enum(['hour', 'day', 'next']) });
const resetInput = z.strictObject({});

/**
 * The playground over HTTP: the page at `/`, its files at `/assets/`, people of both
 * messengers, cast, mail and clock at `/playground/`.
 * The handler returns false, and touches nothing, when the path is not its own.
 */
export function createPlaygroundHandler({ double, slack, stage, office }: PlaygroundParts) {
  const sides: [string, PeopleSide][] = [['/playground/people', double]];
  if (slack) sides.push(['/playground/slack', slack]);
  const assets = new PageAssets();
  const routes: Record<string, (request: IncomingMessage) => Promise<unknown>> = {
    'GET /playground/cast': () => stage.cast(),
    'GET /playground/clock': () => stage.clock(),
    'GET /playground/mail': async () => mailOf(office),
    'POST /playground/clock': async (request) => {
      const { move } = clockInput.parse(await readJson(request));
      await stage.move(move);
      return stage.clock();
    },
    'POST /playground/reset': async (request) => {
      resetInput.parse(await readJson(request));
      await stage.reset();
      return { ok: true };
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
    const asset = path === '/' ? 'index.html' : path.replace(/^\/assets\//, '');
    if (method === 'GET' && asset !== path && assets.has(asset)) return assets.send(asset, response);
    if (method === 'GET' && sendMailFile(office, path, response)) return;
    const run = routes[`${method} ${path}`];
    if (run) return answer(response, 200, await run(request));
    const known = path === '/' || Object.keys(routes).some((route) => route.endsWith(` ${path}`));
    answer(response, known ? 405 : 404, { error: known ? 'Method not allowed' : 'Not found' });
  }

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = (request.url ?? '/').split('?')[0]!;
    const side = sides.find(([prefix]) => path.startsWith(`${prefix}/`));
    if (path !== '/' && !/^\/(assets|playground)\//.test(path)) return false;
    if (!isNamedByAddress(request)) answer(response, 421, { error: 'Open it by address or as localhost' });
    else if (!['GET', 'HEAD'].includes(request.method ?? '') && !isSameOrigin(request))
      answer(response, 403, { error: 'Not from another site' });
    else if (side) {
      const [prefix, people] = side;
      request.url = request.url!.slice(prefix.length);
      people.handlePeople(request, response);
    } else void serve(request, response, path).catch((error: unknown) => answerError(response, error));
    return true;
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request, bodyLimit)).toString();
  if (text === '') return {};
  if (!/^application\/json/i.test(request.headers['content-type'] ?? ''))
    throw new SyntaxError('Send JSON as application/json');
  return JSON.parse(text);
}

function answerError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else if (error instanceof BodyTooLarge) answer(response, 413, { error: 'The body is too large' });
  else if (error instanceof SyntaxError || error instanceof z.ZodError)
    answer(response, 400, { error: error instanceof z.ZodError ? z.prettifyError(error) : error.message });
  else {
    console.error('Playground:', error);
    answer(response, 500, { error: 'Something went wrong' });
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
