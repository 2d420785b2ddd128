import type { Database, Table } from '../../store/database.ts';
import type { Channel, LoggedCall, Person, StoredFile, StoredMessage, View } from './records.ts';

type Counter = 'person' | 'channel' | 'im' | 'file' | 'blob' | 'call' | 'event' | 'ts';

/** Everything the double remembers. Modals, triggers and what is on its way to the app are not here: they do not last. */
export class State {
  readonly people: Table<string, Person>;
  readonly channels: Table<string, Channel>;
  readonly files: Table<string, StoredFile>;
  /** Published home views, by person. */
  readonly homes: Table<string, View>;
  readonly calls: Table<number, LoggedCall>;
  /** What outlives a reset. */
  readonly settings: Table<'request_url', string>;
  readonly #messages: Table<string, StoredMessage>;
  readonly #byChannel = new Map<string, Map<string, StoredMessage>>();
  readonly #counters: Table<Counter, number>;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.people = database.table('person');
    this.channels = database.table('channel');
    this.files = database.table('file');
    this.homes = database.table('home');
    this.calls = database.table('call');
    this.settings = database.table('setting');
    this.#messages = database.table('message');
    this.#counters = database.table('counter');
    database.load();
    for (const message of this.#messages.values()) this.#index(message);
  }

  /** Resolves once everything changed so far is durable. */
  settled(): Promise<void> {
    return this.#database.settled();
  }

  /** Takes the next number of a series, from 1; numbers are never given twice, not even after a reset. */
  next(counter: Counter): number {
    const value = this.last(counter) + 1;
    this.#counters.set(counter, value);
    return value;
  }

  /** The last number given of a series; 0 before the first. */
  last(counter: Counter): number {
    return this.#counters.get(counter) ?? 0;
  }

  /** A new id: `U00000001`. */
  nextId(prefix: 'U' | 'C' | 'D' | 'F', counter: Counter): string {
    return prefix + this.next(counter).toString(36).toUpperCase().padStart(8, '0');
  }

  /** The time stamp of a new message, never given twice: `1764072000.000123`. */
  nextTs(now: number): string {
    return `${Math.floor(now / 1000)}.${String(this.next('ts') % 1_000_000).padStart(6, '0')}`;
  }

  message(channel: string, ts: string): StoredMessage | undefined {
    return this.#byChannel.get(channel)?.get(ts);
  }

  /** Messages of a channel, the oldest first; deleted ones stay among them. */
  messages(channel: string): StoredMessage[] {
    return [...(this.#byChannel.get(channel)?.values() ?? [])];
  }

  keep(message: StoredMessage): StoredMessage {
    this.#messages.set(`${message.channel}/${message.ts}`, message);
    this.#index(message);
    return message;
  }

  /** The files that a message carries. */
  filesOf({ files = [] }: Pick<StoredMessage, 'files'>): StoredFile[] {
    return files.map((id) => this.files.get(id)).filter((file) => file !== undefined);
  }

  /** Forgets all but the settings and the counters. */
  clear(): void {
    for (const table of [this.people, this.channels, this.files, this.homes, this.calls, this.#messages])
      table.clear();
    this.#byChannel.clear();
  }

  #index(message: StoredMessage): void {
    const ofChannel = this.#byChannel.get(message.channel) ?? new Map<string, StoredMessage>();
    ofChannel.set(message.ts, message);
    this.#byChannel.set(message.channel, ofChannel);
  }
}
