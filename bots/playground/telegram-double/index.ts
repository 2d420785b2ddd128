import { setMaxListeners } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { EventFeed } from '../feed/event-feed.ts';
import { listen, Requests } from '../http/server.ts';
import { diskBlobs, memoryBlobs } from '../store/blobs.ts';
import { Database } from '../store/database.ts';
import { lmdbStore } from '../store/lmdb-store.ts';
import { memoryStore } from '../store/store.ts';
import { BotApi } from './bot-api/bot-api.ts';
import { handleBots, isBotPath } from './bot-api/http.ts';
import { Params } from './bot-api/params.ts';
import { CallLog } from './call-log.ts';
import { Faults } from './faults.ts';
import { FileStore } from './file-store.ts';
import { FloodControl } from './flood-control.ts';
import { Controls } from './people/controls.ts';
import { Groups } from './people/groups.ts';
import { People } from './people/people.ts';
import { peopleHandler } from './people/routes.ts';
import { registerBots } from './state/register-bots.ts';
import { State } from './state/state.ts';
import { LongPolls } from './updates/long-poll.ts';
import { Updates } from './updates/updates.ts';
import { Webhooks } from './updates/webhooks.ts';
import type { World } from './world.ts';

export type { ChatSummary, ChatView, SeenMessage } from './people/chat-view.ts';
export type { Controls } from './people/controls.ts';
export type { Groups } from './people/groups.ts';
export type { People, PressState, Upload } from './people/people.ts';
export type { PeopleEvent } from './people/people-event.ts';

export interface BotAccount {
  token: string;
  username: string;
  name: string;
  /** Without it a bot in a group sees what Telegram's privacy mode lets through. */
  readsAllGroupMessages?: boolean;
}

export interface TelegramDoubleOptions {
  /** Durable in this directory (one process at a time); in memory when absent. */
  dir?: string;
  host?: '127.0.0.1';
  /** 0 or absent: any free port. */
  port?: number;
  bots: BotAccount[];
  /** Epoch milliseconds: dates of messages, age of presses and updates. Flood limits and waits run on real time. */
  now?: () => number;
  limits?: 'telegram' | 'none';
  /** How long a call about messages is on the way, there and back; 0 when absent. */
  latencyMs?: number;
  /** How long a second lasts between redeliveries to a webhook; 1000 when absent. */
  webhookSecondMs?: number;
}

export interface TelegramDouble {
  /** What a bot takes as its API root; no slash at the end. */
  apiRoot: string;
  handlePeople(request: IncomingMessage, response: ServerResponse): void;
  people: People;
  groups: Groups;
  controls: Controls;
  close(): Promise<void>;
}

/** Starts a strict double of the Telegram Bot API with a people's side beside it, on one port. */
export async function startTelegramDouble(options: TelegramDoubleOptions): Promise<TelegramDouble> {
  const { dir, host = '127.0.0.1', port = 0, now = Date.now, limits = 'telegram', latencyMs = 0 } = options;
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  const database = new Database(dir === undefined ? memoryStore() : lmdbStore(dir));
  const state = new State(database);
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const world: World = {
    state,
    files: new FileStore(state, dir === undefined ? memoryBlobs() : diskBlobs(join(dir, 'files'))),
    updates: new Updates(state, now),
    events: new EventFeed(state),
    flood: new FloodControl(limits === 'telegram'),
    faults: new Faults(),
    log: new CallLog(state),
    now,
    tokens: registerBots(state, options.bots),
    limits,
    latencyMs,
    closing: closing.signal,
  };
  await state.settled();
  const { api, webhooks } = botsSide(world, options.webhookSecondMs ?? 1000);
  const people = new People(world);
  const groups = new Groups(world);
  const controls = new Controls(world);
  const requests = new Requests('Telegram double');
  const handlePeople = requests.guarded(peopleHandler(world, people, groups, controls));
  const handleBot = requests.guarded(handleBots(world, api));
  const server = await listen(
    (request, response) => (isBotPath(request.url ?? '/') ? handleBot : handlePeople)(request, response),
    host,
    port,
  );
  const close = async () => {
    closing.abort();
    webhooks.close();
    await server.close();
    await requests.idle();
    await database.close();
  };
  return { apiRoot: server.root, handlePeople, people, groups, controls, close };
}

function botsSide(world: World, secondMs: number): { api: BotApi; webhooks: Webhooks } {
  const api = new BotApi(world, new LongPolls(world));
  const tokenOf = (botId: number) => [...world.tokens].find(([, id]) => id === botId)?.[0] ?? '';
  const runReply = (botId: number, { method, ...values }: Record<string, unknown>) => {
    const never = new AbortController().signal;
    api.call(tokenOf(botId), String(method), new Params(values), never).catch((error: unknown) => {
      console.error('Telegram double:', error);
    });
  };
  const webhooks = new Webhooks(world, { secondMs, runReply });
  api.attach(webhooks);
  return { api, webhooks };
}
