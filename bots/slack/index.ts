import { setTimeout as wait } from 'node:timers/promises';
import { App, SocketModeReceiver } from '@slack/bolt';
import type { Desk } from '../../core/desk/desk.ts';
import type { PastLedger } from '../../core/messages/pace.ts';
import type { Ports, Sender } from '../../core/ports/index.ts';
import { Answers } from './answer.ts';
import { Door } from './door.ts';
import { Edits } from './edits.ts';
import { fetchWith } from './files.ts';
import { Homes } from './home.ts';
import { Introduction } from './introduction.ts';
import { listen } from './listeners.ts';
import { ChannelReaders } from './readers.ts';
import type { Refusal, SlackRequest, SlackResponse } from './request.ts';
import { SlackSender } from './sender.ts';
import { Service } from './service.ts';
import { suggestions } from './suggestions.ts';
import { silent, webClient } from './web.ts';

/** So long the start waits for Slack; what is still to be done then is done as soon as it answers. */
const INTRODUCED_WITHIN_MS = 3000;

export interface SlackBotOptions {
  desk: Desk;
  ports: Pick<Ports, 'texts' | 'crypto' | 'files' | 'log' | 'company' | 'arrivals' | 'clock'>;
  botToken: string;
  /** `https://slack.com/api/` or that of a double. */
  apiUrl: string;
  /** By HTTP: what requests are signed with. By socket: the token that opens it. */
  way: { signingSecret: string } | { appToken: string };
  /** Hears of what is answered past the ledger. */
  pastLedger?: PastLedger;
}

export interface SlackBot {
  /** As the app is called in Slack, once it said so; pending for as long as it is silent. */
  name: Promise<string>;
  sender: Sender;
  /** Takes one request that was posted to us. Never throws; the answer comes within three seconds. */
  handle(request: SlackRequest): Promise<SlackResponse>;
  /** Requests that were refused since the start, by reason. */
  refused(): Readonly<Record<Refusal, number>>;
  /** Opens the socket, where there is one, as soon as Slack answers. */
  start(): void;
  /** Resolves when everything that was taken has been worked on. */
  stop(): Promise<void>;
  /** Works on what a crash left undone. */
  catchUp(): Promise<void>;
  /** Throws where Slack does not answer, or has not let the app in. */
  ping(): Promise<void>;
}

/** The colleagues' door in Slack: Bolt, with a receiver that keeps what arrives before it answers. */
export async function createSlackBot(options: SlackBotOptions): Promise<SlackBot> {
  const { desk, ports, botToken, apiUrl, way, pastLedger } = options;
  const web = webClient(botToken, apiUrl);
  const introduction = new Introduction(web, ports.log);
  await Promise.race([introduction.done, wait(INTRODUCED_WITHIN_MS, undefined, { ref: false })]);
  const isLetIn = () => introduction.me !== undefined;
  const edits = new Edits();
  const homes = new Homes({ desk, web, ports });
  const readers = new ChannelReaders(web);
  const answers = new Answers({ ports, web, edits, pastLedger });
  const service = new Service({ desk, ports, web, answers, homes });
  const signingSecret = 'signingSecret' in way ? way.signingSecret : undefined;
  const door = new Door({ ports, signingSecret, isLetIn });
  const app = new App({
    receiver: door,
    authorize: async () => {
      const { botId, userId: botUserId } = introduction.me ?? {};
      return { botToken, ...(botId && { botId }), ...(botUserId && { botUserId }) };
    },
    convoStore: false,
    logger: silent,
    clientOptions: { slackApiUrl: apiUrl },
  });
  const localeOf = (user: string) => service.localeOf(user);
  listen(app, {
    service,
    homes,
    readers,
    fetchFile: fetchWith(botToken, apiUrl),
    suggest: (typed, arrivedAt) => suggestions({ desk, ports, localeOf }, typed, arrivedAt),
  });
  const socket = 'appToken' in way ? openSocket(door, way.appToken, apiUrl) : undefined;
  return {
    name: introduction.done.then(({ name }) => name),
    sender: new SlackSender({ ports, web, pastLedger, edits, homes, readers, isLetIn }),
    handle: (request) => door.handle(request),
    refused: () => door.refused,
    start: () => {
      if (socket === undefined) return;
      const failed = (error: Error) => ports.log.error({ error: error.name }, 'Slack’s socket is not open');
      void introduction.done.then(() => socket.start()).catch(failed);
    },
    stop: async () => {
      introduction.stop();
      await socket?.stop();
      await door.stop();
      await homes.stop();
    },
    catchUp: () => door.catchUp(),
    ping: async () => {
      if (!isLetIn()) throw new Error('Slack has not let the app in');
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
