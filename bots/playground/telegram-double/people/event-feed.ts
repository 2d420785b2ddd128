import type { Message } from '../state/records.ts';
import type { State } from '../state/state.ts';

/** Something a page may want to show. `chat` is what the people's routes call the chat: a bot's username or a group's id. */
export interface PeopleEvent {
  seq: number;
  kind:
    | 'message'
    | 'edited'
    | 'deleted'
    | 'answered'
    | 'typing'
    | 'read'
    | 'blocked'
    | 'unblocked'
    | 'commands'
    | 'reset';
  user?: number;
  chat?: string;
  bot?: string;
  message?: Message;
  message_id?: number;
  callback_query_id?: string;
  answer?: unknown;
  action?: string;
}

const keptEvents = 5_000;

/** Events since a number, then live. Old events are not kept over a restart: the reader is told to start afresh. */
export class EventFeed {
  readonly #state: State;
  readonly #listeners = new Set<(event: PeopleEvent) => void>();
  #recent: PeopleEvent[] = [];

  constructor(state: State) {
    this.#state = state;
  }

  /** Announces an event once everything changed before it is durable. */
  announce(event: Omit<PeopleEvent, 'seq'>): void {
    const numbered = { seq: this.#state.next('event'), ...event };
    this.#recent.push(numbered);
    if (this.#recent.length > keptEvents * 2) this.#recent = this.#recent.slice(-keptEvents);
    void this.#state.settled().then(() => {
      for (const listener of this.#listeners) listener(numbered);
    });
  }

  /** Past events above `since`; a single `reset` when some of them are not known, so that the reader starts afresh. */
  since(since: number): PeopleEvent[] {
    const last = this.#state.last('event');
    const first = this.#recent[0]?.seq ?? last + 1;
    if (!(since + 1 >= first && since <= last)) return [{ seq: last, kind: 'reset' }];
    return this.#recent.filter(({ seq }) => seq > since);
  }

  /** Calls `listener` for each later event; returns the way to stop. */
  listen(listener: (event: PeopleEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
