/** Something that happened; `reset` tells the reader to load everything anew. */
interface Happening {
  kind: string;
}

/** Where the numbers of events come from, and what must be durable before one is announced. */
interface EventNumbers {
  next(counter: 'event'): number;
  last(counter: 'event'): number;
  settled(): Promise<void>;
}

export type Numbered<Event> = Event & { seq: number };
type OrReset<Event> = Event | { kind: 'reset' };

const keptEvents = 5_000;

/** Events since a number, then live. Old events are not kept over a restart: the reader is told to start afresh. */
export class EventFeed<Event extends Happening> {
  readonly #numbers: EventNumbers;
  readonly #listeners = new Set<(event: Numbered<OrReset<Event>>) => void>();
  #recent: Numbered<OrReset<Event>>[] = [];

  constructor(numbers: EventNumbers) {
    this.#numbers = numbers;
  }

  /** Announces an event once everything changed before it is durable. */
  announce(event: OrReset<Event>): void {
    const numbered = { seq: this.#numbers.next('event'), ...event };
    this.#recent.push(numbered);
    if (this.#recent.length > keptEvents * 2) this.#recent = this.#recent.slice(-keptEvents);
    void this.#numbers.settled().then(() => {
      for (const listener of this.#listeners) listener(numbered);
    });
  }

  /** Past events above `since`; a single `reset` when some of them are not known, so that the reader starts afresh. */
  since(since: number): Numbered<OrReset<Event>>[] {
    const last = this.#numbers.last('event');
    const first = this.#recent[0]?.seq ?? last + 1;
    if (!(since + 1 >= first && since <= last)) return [{ seq: last, kind: 'reset' }];
    return this.#recent.filter(({ seq }) => seq > since);
  }

  /** Calls `listener` for each later event; returns the way to stop. */
  listen(listener: (event: Numbered<OrReset<Event>>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** What whoever follows events needs of a double. */
export interface Followed {
  events: Pick<EventFeed<Happening>, 'since' | 'listen'>;
  /** Aborts when the double closes: whoever waits stops waiting. */
  closing: AbortSignal;
}
