import type { EventFeed } from '../feed/event-feed.ts';
import type { Blobs } from '../store/blobs.ts';
import type { App } from './app.ts';
import type { AppDoor } from './delivery/app-door.ts';
import type { Events } from './delivery/events.ts';
import type { ResponseUrls } from './delivery/response-urls.ts';
import type { Sockets } from './delivery/sockets.ts';
import type { Faults } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';
import type { State } from './state/state.ts';
import type { Triggers } from './triggers.ts';
import type { ViewStacks } from './view-stacks.ts';

/** Something a page may want to show. Without `user` it concerns everybody. */
export interface PeopleEvent {
  kind: 'message' | 'edited' | 'deleted' | 'read' | 'home' | 'modals' | 'state' | 'channel' | 'person';
  user?: string;
  channel?: string;
  ts?: string;
}

/** The parts of one double, shared by the app's side and the people's side. */
export interface World {
  app: App;
  state: State;
  blobs: Blobs;
  events: EventFeed<PeopleEvent>;
  limits: RateLimits;
  faults: Faults;
  views: ViewStacks;
  triggers: Triggers;
  door: AppDoor;
  sockets: Sockets;
  /** What the app hears of. */
  happenings: Events;
  responseUrls: ResponseUrls;
  /** Epoch milliseconds: dates of messages and files. Signatures, triggers, limits and waits run on real time. */
  now: () => number;
  /** `http://127.0.0.1:…`, no slash at the end. */
  root: () => string;
  /** Aborts when the double closes: whoever waits stops waiting. */
  closing: AbortSignal;
}
