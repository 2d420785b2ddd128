import type { Channel } from '../people/person.ts';

/** The ways in, as the running bots know them. */
export interface Doors {
  /** A deep link that starts the messenger's bot with a secret; null when that messenger is not connected, or has no such links. */
  inviteLink(channel: Channel, secret: string): string | null;
  /** How the messenger's bot is called there, without @; null when that messenger is not connected. */
  nameOf(channel: Channel): string | null;
  /**
   * Whether the company has turned this messenger off: nobody is reached there. A process without bots knows of none,
   * and leaves that to the one that has them.
   */
  isShut(channel: Channel): boolean;
}
