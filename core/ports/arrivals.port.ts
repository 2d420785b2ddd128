/** What a messenger brought that is answered before it is worked on. */
export interface Arrival {
  /** The messenger's own id of it: a repeat has the same. */
  id: string;
  /** As it came. Holds personal data: gone once it has been worked on. */
  body: string;
  /** The machine's moment. */
  receivedAt: string;
  /** Until when whoever works on it is left alone; the machine's moment. */
  heldUntil: string;
  /** How often somebody began to work on it. */
  attempts: number;
}

/** Keeps what arrived until it has been worked on, so that a crash in between loses nothing. */
export interface Arrivals {
  /** Keeps it; false when it came before, whether it has been worked on or not. */
  keep(arrival: Arrival): Promise<boolean>;
  /** Whoever works on it still lives, and is left alone until `heldUntil`. */
  hold(id: string, heldUntil: string): Promise<void>;
  /** It has been worked on: its id alone is remembered, for repeats. */
  markDone(id: string, at: string): Promise<void>;
  /**
   * The oldest one that nobody works on, held by the caller from now on until `heldUntil`; null: there is none.
   * `inWork`: what the caller works on already.
   */
  takeOver(wall: string, heldUntil: string, inWork: string[]): Promise<Arrival | null>;
  /** Forgets what was done before this moment. */
  forget(doneBefore: string): Promise<void>;
}
