import type { Meter } from '../messages/meter.ts';

/** How much of each limit is used up, shared by all instances. */
export interface Meters {
  get(name: string): Promise<Meter | null>;
  /** Puts `after` in the place of `before` (null: it was never written); false when it has changed meanwhile. */
  swap(name: string, before: Meter | null, after: Meter): Promise<boolean>;
}
