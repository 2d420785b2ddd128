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
import { App, type AppOptions } from './app.ts';
import { AppDoor } from './delivery/app-door.ts';
import { Events } from './delivery/events.ts';
import { ResponseUrls } from './delivery/response-urls.ts';
import { Sockets } from './delivery/sockets.ts';
import { Faults } from './faults.ts';
import { Channels } from './people/channels.ts';
import { Controls } from './people/controls.ts';
import { People } from './people/people.ts';
import { peopleHandler } from './people/routes.ts';
import { RateLimits } from './rate-limits.ts';
import { State } from './state/state.ts';
import { Triggers } from './triggers.ts';
import { ViewStacks } from './view-stacks.ts';
import { handleApp, isAppPath } from './web-api/http.ts';
import type { PeopleEvent, World } from './world.ts';

export type { SeenMessage, SeenView } from './people/seen.ts';

export interface SlackDoubleOptions {
  /** Durable in this directory (one process at a time); in memory when absent. */
  dir?: string;
  /** 0 or absent: any free port. */
  port?: number;
  app: AppOptions;
  /** Epoch milliseconds of messages and files; signatures, triggers, limits and waits run on real time. */
  now?: () => number;
  limits?: 'slack' | 'none';
  /** How long a minute lasts before an event is told again; 60 000 when absent. */
  retryMinuteMs?: number;
  /** How long the app may take to acknowledge; 3000 when absent. */
  ackMs?: number;
}

export interface SlackDouble {
  /** What an app takes as its API URL, with a slash at the end. */
  apiUrl: string;
  handlePeople(request: IncomingMessage, response: ServerResponse): void;
  people: People;
  channels: Channels;
  controls: Controls;
  close(): Promise<void>;
}

/** Starts a strict double of Slack, one workspace with one app, with a people's side beside it, on one port. */
export async function startSlackDouble(options: SlackDoubleOptions): Promise<SlackDouble> {
  const { dir, port = 0, limits = 'slack' } = options;
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  const database = new Database(dir === undefined ? memoryStore() : lmdbStore(dir));
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const server: { root: string; close: () => Promise<void> } = { root: '', close: async () => {} };
  const world = worldOf(options, new State(database), limits === 'slack', closing.signal, () => server.root);
  const people = new People(world);
  const channels = new Channels(world);
  const controls = new Controls(world);
  const requests = new Requests('Slack double');
  const handlePeople = requests.guarded(peopleHandler(world, people, channels, controls));
  const fromApp = requests.guarded(handleApp(world));
  Object.assign(
    server,
    await listen(
      (request, response) => (isAppPath(request.url ?? '/') ? fromApp : handlePeople)(request, response),
      '127.0.0.1',
      port,
      (request, socket, head) => world.sockets.upgrade(request, socket, head),
    ),
  );
  const close = async () => {
    closing.abort();
    world.happenings.close();
    world.sockets.close();
    await server.close();
    await requests.idle();
    await world.door.idle();
    await database.close();
  };
  return { apiUrl: `${server.root}/api/`, handlePeople, people, channels, controls, close };
}

function worldOf(
  { dir, app: given, now = Date.now, retryMinuteMs = 60_000, ackMs = 3000 }: SlackDoubleOptions,
  state: State,
  isLimited: boolean,
  closing: AbortSignal,
  root: () => string,
): World {
  const app = new App(given);
  const events = new EventFeed<PeopleEvent>(state);
  const sockets = new Sockets(app.id, ackMs);
  const door = new AppDoor(app, sockets, ackMs, () => state.settings.get('request_url'));
  return {
    app,
    state,
    blobs: dir === undefined ? memoryBlobs() : diskBlobs(join(dir, 'files')),
    events,
    limits: new RateLimits(isLimited),
    faults: new Faults(),
    views: new ViewStacks(app, (user) => events.announce({ kind: 'modals', user })),
    triggers: new Triggers(),
    door,
    sockets,
    happenings: new Events(
      app,
      door,
      retryMinuteMs,
      (id) => state.channels.get(String(id))?.shared === 'external',
    ),
    responseUrls: new ResponseUrls(root),
    now,
    root,
    closing,
  };
}
