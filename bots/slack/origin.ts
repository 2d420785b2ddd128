import type { View } from './bodies.ts';

/** Where something was done, and so where its answer is shown. */
export interface Origin {
  user: string;
  /** The person's own chat with the bot. */
  dm: string;
  /** Opens one modal, within three seconds. */
  trigger?: string | undefined;
  /** The first message of the thread in which it was said. */
  thread?: string | undefined;
  at: Place;
  /** What was pressed: offered again where its answer came too late to be shown. */
  token?: string;
}

export type Place =
  /** In the person's own chat; `pressed`: on one of the messages there. */
  | { in: 'chat'; pressed?: { ts: string; text: string; blocks: View['blocks'] } }
  /** On a modal; `submitted`: its answer goes back with the acknowledgement. */
  | { in: 'modal'; view: View; submitted: boolean }
  /** In the App Home, in a channel, by a shortcut: the answer comes in a modal. */
  | { in: 'elsewhere'; channel?: string };
