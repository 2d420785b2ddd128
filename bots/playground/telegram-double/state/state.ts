import type { Database, Table } from '../../store/database.ts';
import { Messages } from './messages.ts';
import type {
  Bot,
  Group,
  LoggedCall,
  Person,
  Press,
  PrivateChat,
  StoredFile,
  StoredMessage,
  StoredUpdate,
} from './records.ts';

type Counter = 'person' | 'group' | 'press' | 'file' | 'call' | 'event' | 'album';

const firstValue: Record<Counter, number> = {
  person: 5_000_001,
  group: 1,
  press: 1,
  file: 1,
  call: 1,
  event: 1,
  album: 1,
};

/** Everything the double remembers. */
export class State {
  readonly bots: Table<number, Bot>;
  readonly people: Table<number, Person>;
  readonly chats: Table<string, PrivateChat>;
  readonly groups: Table<number, Group>;
  readonly messages: Messages;
  readonly presses: Table<string, Press>;
  readonly updates: Table<string, StoredUpdate>;
  readonly files: Table<number, StoredFile>;
  readonly calls: Table<number, LoggedCall>;
  readonly #counters: Table<string, number>;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.bots = database.table('bot');
    this.people = database.table('person');
    this.chats = database.table('chat');
    this.groups = database.table('group');
    this.messages = new Messages(database.table<string, StoredMessage>('message'));
    this.presses = database.table('press');
    this.updates = database.table('update');
    this.files = database.table('file');
    this.calls = database.table('call');
    this.#counters = database.table('counter');
    database.load();
    this.messages.index();
  }

  /** Resolves once everything changed so far is durable. */
  settled(): Promise<void> {
    return this.#database.settled();
  }

  /** Takes the next number of a series; numbers are never given twice, not even after a reset. */
  next(counter: Counter): number {
    const value = this.#counters.get(counter) ?? firstValue[counter];
    this.#counters.set(counter, value + 1);
    return value;
  }

  /** The last number given of a series; 0 before the first. */
  last(counter: Counter): number {
    return (this.#counters.get(counter) ?? 1) - 1;
  }

  /** Forgets people, chats, messages, updates, files and the log. Bots keep what they have set, and all counters. */
  clear(): void {
    for (const table of [
      this.people,
      this.chats,
      this.groups,
      this.presses,
      this.updates,
      this.files,
      this.calls,
    ]) {
      table.clear();
    }
    this.messages.clear();
  }
}
