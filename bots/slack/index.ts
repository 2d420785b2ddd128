import { App, SocketModeReceiver } from '@slack/bolt';
import type { z } from 'zod';
import type { Desk } from '../../core/desk/desk.ts';
import type { Ports, Sender } from '../../core/ports/index.ts';
import { Answers } from './answer.ts';
import type { suggestion } from './bodies.ts';
import { Door } from './door.ts';
import { Edits } from './edits.ts';
import { fetchWith } from './files.ts';
import { Homes } from './home.ts';
import { listen } from './listeners.ts';
import { optionOf, readMark } from './page-view.ts';
import type { Refusal, SlackRequest, SlackResponse } from './request.ts';
import { SlackSender } from './sender.ts';
import { Service } from './service.ts';
import { silent, webClient } from './web.ts';

export interface SlackBotOptions {
  desk: Desk;
  ports: Pick<Ports, 'texts' | 'crypto' | 'files' | 'log' | 'company' | 'arrivals' | 'clock'>;
  botToken: string;
  /** `https://slack.com/api/` or that of a double. */
  apiUrl: string;
  /** By HTTP: what requests are signed with. By socket: the token that opens it. */
  way: { signingSecret: string } | { appToken: string };
}

export interface SlackBot {
  /** As the app is called in Slack. */
  name: string;
  sender: Sender;
  /** Takes one request that was posted to us. Never throws; the answer comes within three seconds. */
  handle(request: SlackRequest): Promise<SlackResponse>;
  /** Requests that were refused since the start, by reason. */
  refused(): Readonly<Record<Refusal, number>>;
  /** Opens the socket, where there is one. */
  start(): Promise<void>;
  /** Resolves when everything that was taken has been worked on. */
  stop(): Promise<void>;
  /** Works on what a crash left undone. */
  catchUp(): Promise<void>;
  /** Whether Slack answers. */
  ping(): Promise<void>;
}

/** The colleagues' door in Slack: Bolt, with a receiver that keeps what arrives before it answers. */
export async function createSlackBot(options: SlackBotOptions): Promise<SlackBot> {
  const { desk, ports, botToken, apiUrl, way } = options;
  const web = webClient(botToken, apiUrl);
  const me = await web.auth.test();
  const edits = new Edits();
  const homes = new Homes({ desk, web, ports });
  const answers = new Answers({ ports, web, edits });
  const service = new Service({ desk, ports, web, answers, homes });
  const door = new Door({ ports, signingSecret: 'signingSecret' in way ? way.signingSecret : undefined });
  const app = new App({
    receiver: door,
    authorize: async () => ({
      botToken,
      ...(me.bot_id === undefined ? {} : { botId: me.bot_id }),
      ...(me.user_id === undefined ? {} : { botUserId: me.user_id }),
    }),
    convoStore: false,
    logger: silent,
    clientOptions: { slackApiUrl: apiUrl },
  });
  listen(app, { service, homes, fetchFile: fetchWith(botToken, apiUrl), lookUp: lookUpAt(desk, ports) });
  const socket = 'appToken' in way ? openSocket(door, way.appToken, apiUrl) : undefined;
  return {
    name: me.user ?? 'caravan',
    sender: new SlackSender({ ports, web, edits, homes }),
    handle: (request) => door.handle(request),
    refused: () => door.refused,
    start: async () => {
      await socket?.start();
    },
    stop: async () => {
      await socket?.stop();
      await door.stop();
      await homes.stop();
    },
    catchUp: () => door.catchUp(),
    ping: async () => {
      await web.auth.test();
    },
  };
}

/** The same door behind a socket that we open: for companies without a public address. */
function openSocket(door: Door, appToken: string, slackApiUrl: string): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silent,
    installerOptions: { clientOptions: { slackApiUrl } },
    customPropertiesExtractor: ({ envelope_id }: { envelope_id: string }) => ({ envelope: envelope_id }),
  });
  const take: Pick<App, 'processEvent'> = {
    processEvent: (event) => door.envelope(String(event.customProperties?.envelope), event),
  };
  receiver.init(take as App);
  return receiver;
}

/** What fits the words typed into a field of a page. */
function lookUpAt(desk: Desk, { texts }: Pick<Ports, 'texts'>) {
  return async ({ user, view, block_id, value }: z.infer<typeof suggestion>) => {
    const mark = readMark(view.private_metadata);
    if (mark === null) return [];
    const { options, locale } = await desk.lookUp(
      { channel: 'slack', userId: user.id },
      mark.draft,
      block_id,
      value,
    );
    return options.slice(0, 100).map((option) => optionOf({ texts, locale }, option));
  };
}
