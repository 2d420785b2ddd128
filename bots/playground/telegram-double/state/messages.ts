import type { Table } from '../../store/database.ts';
import type { StoredMessage } from './records.ts';

/** Kept messages, found by conversation and id, and listed in the order of their ids. */
export class Messages {
  readonly #table: Table<string, StoredMessage>;
  readonly #ids = new Map<string, number[]>();

  constructor(table: Table<string, StoredMessage>) {
    this.#table = table;
  }

  /** Rebuilds the order after the table was loaded. */
  index(): void {
    for (const { conversation, message } of this.#table.values())
      this.#idsOf(conversation).push(message.message_id);
    for (const ids of this.#ids.values()) ids.sort((a, b) => a - b);
  }

  get(conversation: string, id: number): StoredMessage | undefined {
    return this.#table.get(`${conversation}#${id}`);
  }

  set(stored: StoredMessage): StoredMessage {
    const id = stored.message.message_id;
    const ids = this.#idsOf(stored.conversation);
    if ((ids.at(-1) ?? 0) < id) ids.push(id);
    return this.#table.set(`${stored.conversation}#${id}`, stored);
  }

  /** Messages with an id above `after`, oldest first, deleted ones too. */
  list(conversation: string, after = 0): StoredMessage[] {
    const ids = this.#ids.get(conversation) ?? [];
    let from = ids.length;
    while (from > 0 && ids[from - 1]! > after) from -= 1;
    return ids.slice(from).map((id) => this.get(conversation, id)!);
  }

  last(conversation: string): StoredMessage | undefined {
    const id = this.#ids.get(conversation)?.findLast((id) => !this.get(conversation, id)!.deleted);
    return id === undefined ? undefined : this.get(conversation, id);
  }

  clear(): void {
    this.#table.clear();
    this.#ids.clear();
  }

  #idsOf(conversation: string): number[] {
    const ids = this.#ids.get(conversation) ?? [];
    this.#ids.set(conversation, ids);
    return ids;
  }
}
