import { setTimeout } from 'node:timers/promises';
import { PARTNERS_BOT } from '../../bots/playground/company/cast.ts';
import type { ChatView } from '../../bots/playground/telegram-double/index.ts';
import type { Carriers } from './carriers.ts';

/** So often that the slowest hundredth is more than one of them, and that nobody asks twice within seconds. */
const EVERY_MS = 250;
/** Whoever waits longer has given up. */
const PATIENCE_MS = 20_000;

/** Somebody asked the bot something, and when it answered; null: it did not. */
interface Asked {
  at: number;
  answeredAt: number | null;
}

/** People who ask the bot something by turns, while it has other things to do. */
export class Answers {
  readonly #carriers: Carriers;
  readonly #asked: Promise<Asked>[] = [];
  #isOver = false;
  #asking: Promise<void> | undefined;

  constructor(carriers: Carriers) {
    this.#carriers = carriers;
  }

  begin(): void {
    this.#asking = this.#ask();
  }

  /** Nobody asks any more. Gives the milliseconds that each waited, but for those who asked while `isDown`. */
  async end(isDown: (from: number, to: number) => boolean = () => false): Promise<number[]> {
    this.#isOver = true;
    await this.#asking;
    const asked = await Promise.all(this.#asked);
    return asked
      .filter(({ at, answeredAt }) => !isDown(at, answeredAt ?? at + PATIENCE_MS))
      .map(({ at, answeredAt }) => (answeredAt === null ? Number.POSITIVE_INFINITY : answeredAt - at));
  }

  async #ask(): Promise<void> {
    const { askers } = this.#carriers;
    for (let nth = 0; !this.#isOver; nth++) {
      this.#asked.push(this.#askAs(askers[nth % askers.length] as number));
      await setTimeout(EVERY_MS);
    }
  }

  async #askAs(id: number): Promise<Asked> {
    const { town } = this.#carriers;
    const chat = `/people/${id}/chats/${PARTNERS_BOT.username}`;
    const at = Date.now();
    const { messages } = await town.post<{ messages: { message_id: number }[] }>(`${chat}/messages`, {
      text: '/help',
    });
    const own = messages.at(-1)?.message_id ?? 0;
    const view = await town.get<ChatView>(`${chat}?after=${own}&wait=${PATIENCE_MS}`);
    const isAnswered = view.messages.some(({ message_id }) => message_id > own);
    return { at, answeredAt: isAnswered ? Date.now() : null };
  }
}

/** The value below which this share of all lies. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
