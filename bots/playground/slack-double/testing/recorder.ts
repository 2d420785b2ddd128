import { createServer, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import type { SlackDoubleOptions } from '../index.ts';
import { listening, openWorkspace, type Workspace } from './double.ts';

export interface Heard {
  headers: IncomingHttpHeaders;
  body: string;
}

/** What an app was told, read: the payload of a deed, or the envelope of an event. */
export interface Payload extends Record<string, unknown> {
  type: string;
  trigger_id: string;
  response_url: string;
  event: { type: string } & Record<string, unknown>;
}

/** What an app answers: a status, a body, headers, or nothing. */
export interface Said {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** No answer at all. */
  isSilent?: boolean;
}

type Answering = (heard: Heard, nth: number) => Said;
export type Recorder = Awaited<ReturnType<typeof recorder>>;

/** An app that only writes down what it is told, and answers as the test says; it knows the challenge. */
export async function recorder(answer: Answering = () => ({})) {
  const heard: Heard[] = [];
  const { url, close } = await listening(
    createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString();
      if (body.includes('"url_verification"')) {
        response.end((JSON.parse(body) as { challenge: string }).challenge);
        return;
      }
      const told = { headers: request.headers, body };
      heard.push(told);
      const { status = 200, body: said, headers = {}, isSilent = false } = answer(told, heard.length);
      if (!isSilent) response.writeHead(status, headers).end(said === undefined ? '' : JSON.stringify(said));
    }),
  );
  const payloads = () =>
    heard.map(({ body }) => JSON.parse(new URLSearchParams(body).get('payload') ?? body) as Payload);
  return { url, close, heard, payloads };
}

/** A workspace that lasts as long as the test. */
export async function workspaceOfTest(options?: Partial<SlackDoubleOptions>): Promise<Workspace> {
  const workspace = await openWorkspace(options);
  onTestFinished(() => workspace.close());
  return workspace;
}

/** The same, told to an app that writes it down. */
export async function recordedWorkspace(
  answer?: Answering,
  options?: Partial<SlackDoubleOptions>,
): Promise<{ workspace: Workspace; app: Recorder }> {
  const app = await recorder(answer);
  onTestFinished(app.close);
  const workspace = await workspaceOfTest(options);
  await workspace.controls.setRequestUrl({ url: app.url });
  return { workspace, app };
}
