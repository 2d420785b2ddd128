/** A person of the demo company whom a newcomer may play. */
export interface CastMember {
  /** Telegram id in the double. */
  userId: number;
  name: string;
  /** Role key: sales, logistician, head, accountant, director, client, carrier, driver. */
  role: string;
  company?: string;
  /** Username of the bot this person talks to. */
  bot: string;
  /** Their id in the double of Slack, where they are in Slack too. */
  slackId?: string;
}

export type ClockStep = 'hour' | 'day' | 'next';

/** The company's clock: instants in ISO 8601, `zone` an IANA name, `next` the next due obligation if there is any. */
export interface StageClock {
  now: string;
  zone: string;
  next: string | null;
}

/** What the playground's page needs from the demo company beside its chats. */
export interface Stage {
  cast(): Promise<CastMember[]>;
  clock(): Promise<StageClock>;
  /** Moves the clock forward and resolves once everything due until then has happened. */
  move(step: ClockStep): Promise<void>;
  /** Starts the demo company anew. */
  reset(): Promise<void>;
}
