import { randomBytes } from 'node:crypto';
import { Refusal } from '../web-api/refusal.ts';

const USES = 5;
const LIFE_MS = 30 * 60_000;

/** Where an answer by URL goes: the message that was pressed, when there was one. */
export interface Answered {
  channel: string;
  person: string;
  ts?: string;
}

/** The addresses at which an app may answer what a person did: five times, for half an hour. */
export class ResponseUrls {
  readonly #known = new Map<string, { answered: Answered; left: number; at: number }>();
  readonly #root: () => string;

  constructor(root: () => string) {
    this.#root = root;
  }

  open(answered: Answered): string {
    const key = randomBytes(12).toString('hex');
    this.#known.set(key, { answered, left: USES, at: performance.now() });
    if (this.#known.size > 10_000) this.#known.delete(this.#known.keys().next().value as string);
    return `${this.#root()}/response/${key}`;
  }

  /** Counts a use. */
  use(key: string): Answered {
    const known = this.#known.get(key);
    if (!known || known.left === 0) throw new Refusal('used_url');
    if (performance.now() - known.at > LIFE_MS) throw new Refusal('expired_url');
    known.left -= 1;
    return known.answered;
  }

  clear(): void {
    this.#known.clear();
  }
}
