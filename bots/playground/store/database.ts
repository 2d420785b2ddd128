import type { Change, RecordKey, Store } from './store.ts';

/** Records held in memory and written behind: change them freely, then await `settled()` before answering. */
export class Database {
  readonly #store: Store;
  readonly #tables = new Map<string, Table<RecordKey, unknown>>();
  #pending = new Map<string, Change>();
  #written: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Declares a table; all tables must be declared before `load()`. */
  table<K extends RecordKey, V>(name: string): Table<K, V> {
    const table = new Table<K, V>((key, value) => {
      this.#pending.set(`${name}\n${key}`, { table: name, key, value });
    });
    this.#tables.set(name, table as unknown as Table<RecordKey, unknown>);
    return table;
  }

  load(): void {
    this.#store.load((table, key, value) => this.#tables.get(table)?.restore(key, value));
  }

  /** Resolves once every change made so far is durable. */
  async settled(): Promise<void> {
    // What one action changes is changed without a pause, so after this turn the whole of it goes in one write.
    await Promise.resolve();
    if (this.#pending.size > 0) {
      const changes = [...this.#pending.values()];
      this.#pending = new Map();
      this.#written = Promise.all([this.#written, this.#store.write(changes)]);
    }
    await this.#written;
  }

  async close(): Promise<void> {
    await this.settled();
    await this.#store.close();
  }
}

/** A keyed set of records. Records are changed by `set` with a whole record, never in place alone. */
export class Table<K extends RecordKey, V> {
  readonly #records = new Map<K, V>();
  readonly #changed: (key: K, value: V | undefined) => void;

  constructor(changed: (key: K, value: V | undefined) => void) {
    this.#changed = changed;
  }

  get size(): number {
    return this.#records.size;
  }

  get(key: K): V | undefined {
    return this.#records.get(key);
  }

  has(key: K): boolean {
    return this.#records.has(key);
  }

  set(key: K, value: V): V {
    this.#records.set(key, value);
    this.#changed(key, value);
    return value;
  }

  delete(key: K): void {
    if (this.#records.delete(key)) this.#changed(key, undefined);
  }

  clear(): void {
    for (const key of [...this.#records.keys()]) this.delete(key);
  }

  /** Records in the order they were added (after a restart: in the order of their keys). */
  values(): IterableIterator<V> {
    return this.#records.values();
  }

  restore(key: K, value: V): void {
    this.#records.set(key, value);
  }
}
