import { randomBytes } from 'node:crypto';
import { Refusal } from './web-api/refusal.ts';

const LIFE_MS = 3000;

interface Trigger {
  person: string;
  /** The modal in which it was pulled. */
  inModal: boolean;
  at: number;
  isUsed: boolean;
}

/** What an app is given with every deed of a person, and may change once, within three seconds, for a modal. */
export class Triggers {
  readonly #triggers = new Map<string, Trigger>();

  pull(person: string, inModal: boolean): string {
    const id = `${Date.now()}.${Math.floor(Math.random() * 1e10)}.${randomBytes(16).toString('hex')}`;
    this.#triggers.set(id, { person, inModal, at: performance.now(), isUsed: false });
    // Longer than they live, so that a late one is called expired and not invalid.
    if (this.#triggers.size > 10_000) this.#triggers.delete(this.#triggers.keys().next().value as string);
    return id;
  }

  /** Whose trigger it was. Refuses one that is not known, was used already, or is too old. */
  exchange(id: string): { person: string; inModal: boolean } {
    const trigger = this.#triggers.get(id);
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (performance.now() - trigger.at > LIFE_MS) throw new Refusal('expired_trigger_id');
    if (trigger.isUsed) throw new Refusal('exchanged_trigger_id');
    trigger.isUsed = true;
    return trigger;
  }

  clear(): void {
    this.#triggers.clear();
  }
}
