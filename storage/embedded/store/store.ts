import { afterPrefix } from '../bson/bytes.ts';
import { Catalog, type Collection, type Index } from './catalog.ts';
import { type Environment, readKeys } from './environment.ts';
import { numberPrefix } from './keys.ts';
import { Records } from './records.ts';
import { Writer } from './writer.ts';

/** Keys removed in one go when a dropped collection or index is cleared. */
const PURGE_BATCH = 2000;

/** Everything stored in one data directory. */
export class Store {
  readonly env: Environment;
  readonly catalog: Catalog;
  readonly records: Records;
  readonly writer: Writer;
  private purging: Promise<void> = Promise.resolve();

  constructor(env: Environment) {
    this.env = env;
    this.catalog = new Catalog(env);
    this.records = new Records(env, this.catalog);
    this.writer = new Writer(env.root, env.path, () => this.catalog.load());
  }

  /** Finishes what a killed process left behind: half-built indexes and half-cleared collections. */
  async recover(): Promise<void> {
    await this.writer.submit(() => {
      for (const collection of this.catalog.list()) {
        for (const index of collection.indexes.filter(({ ready }) => !ready))
          this.dropIndex(collection, index);
      }
    });
    this.purge();
  }

  /** Removes a collection. Belongs into a write transaction; its data is cleared in the background. */
  dropCollection(collection: Collection): void {
    this.catalog.remove(collection);
    this.discard('records', collection.number);
    for (const index of collection.indexes) this.discard('entries', index.number);
  }

  /** Removes an index. Belongs into a write transaction; its entries are cleared in the background. */
  dropIndex(collection: Collection, index: Index): void {
    this.catalog.removeIndex(collection, index);
    this.discard('entries', index.number);
  }

  /** Clears what has been dropped, a little at a time. */
  purge(): void {
    this.purging = this.purging.then(() => this.clearDiscarded()).catch(() => undefined);
  }

  /** Resolves when accepted writes and background clearing are done. */
  async settle(): Promise<void> {
    await this.purging;
    await this.writer.idle();
  }

  async close(): Promise<void> {
    await this.settle();
    await this.env.root.close();
  }

  private discard(database: 'records' | 'entries', number: number): void {
    this.env.meta.put(Buffer.from(`${DISCARDED}${database}/${number}`), Buffer.alloc(0));
  }

  private async clearDiscarded(): Promise<void> {
    const range = { start: Buffer.from(DISCARDED), end: afterPrefix(Buffer.from(DISCARDED))! };
    for (const key of this.env.meta.getKeys(range)) {
      const [, database, number] = key.toString().split('/') as [string, 'records' | 'entries', string];
      while (!(await this.writer.submit(() => this.clearBatch(key, database, Number(number)))));
    }
  }

  private clearBatch(key: Buffer, database: 'records' | 'entries', number: number): boolean {
    const start = numberPrefix(number);
    const target = this.env[database];
    const keys = readKeys(
      target,
      { start, end: afterPrefix(start)! },
      false,
      undefined,
      PURGE_BATCH,
      undefined,
    );
    for (const stale of keys) target.remove(stale);
    if (keys.length === PURGE_BATCH) return false;
    this.env.meta.remove(key);
    return true;
  }
}

const DISCARDED = 'discarded/';
