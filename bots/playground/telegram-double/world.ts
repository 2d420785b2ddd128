import type { EventFeed } from '../feed/event-feed.ts';
import type { CallLog } from './call-log.ts';
import type { Faults } from './faults.ts';
import type { FileStore } from './file-store.ts';
import type { FloodControl } from './flood-control.ts';
import type { PeopleEvent } from './people/people-event.ts';
import type { Bot, User } from './state/records.ts';
import type { State } from './state/state.ts';
import type { Updates } from './updates/updates.ts';

/** The parts of one double, shared by the bots' side and the people's side. */
export interface World {
  state: State;
  files: FileStore;
  updates: Updates;
  events: EventFeed<PeopleEvent>;
  flood: FloodControl;
  faults: Faults;
  log: CallLog;
  /** Epoch milliseconds. */
  now: () => number;
  tokens: Map<string, number>;
  /** With 'none' a bot is never told to slow down, nor slowed. */
  limits: 'telegram' | 'none';
  /** How long a call about messages is on the way, there and back. */
  latencyMs: number;
  /** Aborts when the double closes: whoever waits stops waiting. */
  closing: AbortSignal;
}

export function botAsUser(bot: Bot): User {
  return { id: bot.id, is_bot: true, first_name: bot.names[''] ?? bot.name, username: bot.username };
}

export function botByUsername(world: World, username: string): Bot | undefined {
  const wanted = username.replace(/^@/, '').toLowerCase();
  return [...world.state.bots.values()].find((bot) => bot.username.toLowerCase() === wanted);
}
