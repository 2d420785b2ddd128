import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, type AppOptions, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type SlackDouble, type SlackDoubleOptions, startSlackDouble } from '../index.ts';

export const app = {
  name: 'Caravan',
  botToken: 'xoxb-caravan',
  appToken: 'xapp-caravan',
  signingSecret: 'double-signing-secret',
};

export interface Workspace extends SlackDouble {
  /** The app's own client: it tries nothing twice, and says at once that it is slowed down. */
  client: WebClient;
  anna: string;
}

/** A double without limits and in no hurry, unless the test asks otherwise, and one person in it. */
export async function openWorkspace(options: Partial<SlackDoubleOptions> = {}): Promise<Workspace> {
  const double = await startSlackDouble({ app, limits: 'none', ackMs: 15_000, ...options });
  const { id: anna } = await double.people.add({ name: 'anna', real_name: 'Anna Orlova' });
  return { ...double, anna, client: clientOf(double.apiUrl) };
}

/** What is refused here is refused on purpose. */
const nothing = () => {};
const quiet = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

export const clientOf = (slackApiUrl: string, token: string | undefined = app.botToken) =>
  new WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });

/** Listens on a free port; gives the URL of `/slack/events` there and the way to stop. */
export async function listening(server: Server): Promise<{ url: string; close(): Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve()).closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/slack/events`, close };
}

/** A real Bolt app over HTTP, told to the double; what `listen` adds to it is there before the first event. */
export async function boltOverHttp(
  { apiUrl, controls }: SlackDouble,
  listen: (bolt: App) => void,
  options: Partial<AppOptions> = {},
): Promise<{ bolt: App; close(): Promise<void> }> {
  const receiver = new HTTPReceiver({ signingSecret: app.signingSecret, endpoints: ['/slack/events'] });
  const bolt = new App({
    token: app.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
    ...options,
  });
  listen(bolt);
  const { url, close } = await listening(createServer((...pair) => receiver.requestListener(...pair)));
  await controls.setRequestUrl({ url });
  return { bolt, close };
}
