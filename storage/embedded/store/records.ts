import type { Document } from 'bson';
import type { Transaction } from 'lmdb';
import type { Catalog, Collection, Index } from './catalog.ts';
import type { Environment } from './environment.ts';
import { checkUnique, type DocumentEntries, entriesOf, noEntries, writeEntries } from './index-entries.ts';
import { recordKey } from './keys.ts';

/** A stored document. */
export interface StoredRecord {
  readonly id: number;
  readonly bytes: Buffer;
}

/**
 * Reads and writes documents together with their index entries. Writes belong into write transactions; each checks
 * everything that can be refused before it writes anything.
 */
export class Records {
  private readonly env: Environment;
  private readonly catalog: Catalog;

  constructor(env: Environment, catalog: Catalog) {
    this.env = env;
    this.catalog = catalog;
  }

  /** The bytes of a document; undefined when it does not exist (any more). */
  read(collection: Collection, record: number, transaction?: Transaction): Buffer | undefined {
    return this.env.records.get(
      recordKey(collection.number, record),
      transaction ? { transaction } : undefined,
    );
  }

  /**
   * @returns the new record's id
   * @throws ServerError DuplicateKey and what the indexes refuse
   */
  insert(collection: Collection, document: Document, bytes: Buffer): number {
    const record = collection.nextRecord;
    this.write(collection, record, undefined, document, bytes);
    collection.nextRecord++;
    return record;
  }

  /** Replaces a document whose decoded former content is `before`. */
  update(collection: Collection, record: number, before: Document, after: Document, bytes: Buffer): void {
    this.write(collection, record, before, after, bytes);
  }

  remove(collection: Collection, record: number, before: Document): void {
    for (const index of collection.indexes) {
      writeEntries(this.env, index, record, entriesOf(index, before), noEntries());
    }
    this.env.records.remove(recordKey(collection.number, record));
    collection.changes++;
  }

  /** Adds an existing document to an index that is being built. */
  addToIndex(collection: Collection, index: Index, record: number, document: Document): void {
    const entries = entriesOf(index, document);
    checkUnique(this.env, collection, index, entries, record);
    this.noteArrays(collection, index, entries);
    writeEntries(this.env, index, record, noEntries(), entries);
  }

  private write(
    collection: Collection,
    record: number,
    before: Document | undefined,
    after: Document,
    bytes: Buffer,
  ): void {
    const changes = collection.indexes.map((index) => {
      const old = before ? entriesOf(index, before) : noEntries();
      const fresh = entriesOf(index, after);
      checkUnique(this.env, collection, index, fresh, record);
      return { index, old, fresh };
    });
    for (const { index, old, fresh } of changes) {
      this.noteArrays(collection, index, fresh);
      writeEntries(this.env, index, record, old, fresh);
    }
    this.env.records.put(recordKey(collection.number, record), bytes);
    collection.changes++;
  }

  private noteArrays(collection: Collection, index: Index, { arrays }: DocumentEntries): void {
    if (!arrays.some((array, i) => array && !index.multikey[i])) return;
    index.multikey = index.multikey.map((known, i) => known || arrays[i] === true);
    this.catalog.save(collection);
  }
}
