import { type Document, Int32, Long } from 'bson';
import { afterPrefix } from '../bson/bytes.ts';
import { decode, encode } from '../bson/codec.ts';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import type { FilterNode } from '../query/node.ts';
import { parseFilter } from '../query/parse.ts';
import { type KeyField, parseSort } from '../query/sort.ts';
import { type Environment, readKeys } from './environment.ts';
import { numberPrefix, recordIdOf } from './keys.ts';

/** A collection and its indexes; the first index is always the one on _id. */
export interface Collection {
  readonly ns: string;
  readonly number: number;
  readonly indexes: Index[];
  nextRecord: number;
  /** Counts committed and uncommitted changes since the start, to notice that a scan has been overtaken. */
  changes: number;
  /** Set when the collection has been dropped while somebody still holds this object. */
  dropped: boolean;
}

/** What a client asks for when it creates an index. */
export interface IndexSpec {
  readonly name: string;
  readonly key: Document;
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partialFilterExpression?: Document;
  readonly expireAfterSeconds?: number;
}

export interface Index extends IndexSpec {
  readonly number: number;
  readonly fields: readonly KeyField[];
  readonly filter?: FilterNode;
  /** For each field, whether any indexed document has (or had) an array on its path. */
  multikey: boolean[];
  /** False while existing documents are still being added: not yet fit to answer queries. */
  ready: boolean;
}

export const ID_INDEX: IndexSpec = { name: '_id_', key: { _id: new Int32(1) }, unique: true, sparse: false };

/** The collections of all databases, held in memory and written through. Changes belong into write transactions. */
export class Catalog {
  private readonly env: Environment;
  private collections = new Map<string, Collection>();
  private nextNumber = 1;

  constructor(env: Environment) {
    this.env = env;
    this.load();
  }

  /** Reads everything again, after a transaction was lost. Objects handed out before become stale. */
  load(): void {
    for (const collection of this.collections.values()) collection.dropped = true;
    this.collections = new Map();
    this.nextNumber = this.env.meta.get(NEXT_NUMBER)?.readUInt32BE(0) ?? 1;
    for (const { key, value } of this.env.catalog.getRange({})) {
      const collection = this.read(key.toString('utf8'), decode(value));
      this.collections.set(collection.ns, collection);
    }
  }

  get(ns: string): Collection | undefined {
    return this.collections.get(ns);
  }

  /** Collections of one database (all databases when not given), by name. */
  list(database?: string): Collection[] {
    return [...this.collections.values()]
      .filter(({ ns }) => database === undefined || ns.startsWith(`${database}.`))
      .sort((a, b) => (a.ns < b.ns ? -1 : 1));
  }

  /** Finds a collection or creates it, as the first write to it does in MongoDB. */
  ensure(ns: string): Collection {
    const known = this.collections.get(ns);
    if (known) return known;
    const collection: Collection = {
      ns,
      number: this.takeNumber(),
      indexes: [],
      nextRecord: 1,
      changes: 0,
      dropped: false,
    };
    this.collections.set(ns, collection);
    this.addIndex(collection, ID_INDEX, true);
    return collection;
  }

  addIndex(collection: Collection, spec: IndexSpec, ready: boolean): Index {
    const index = buildIndex(spec, this.takeNumber(), ready);
    collection.indexes.push(index);
    this.save(collection);
    return index;
  }

  removeIndex(collection: Collection, index: Index): void {
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
    this.save(collection);
  }

  remove(collection: Collection): void {
    collection.dropped = true;
    this.collections.delete(collection.ns);
    this.env.catalog.remove(Buffer.from(collection.ns));
  }

  save(collection: Collection): void {
    const indexes = collection.indexes.map((index) => ({
      name: index.name,
      key: index.key,
      unique: index.unique,
      sparse: index.sparse,
      partialFilterExpression: index.partialFilterExpression ?? null,
      expireAfterSeconds: index.expireAfterSeconds ?? null,
      number: index.number,
      multikey: index.multikey,
      ready: index.ready,
    }));
    const described = encode({ number: Long.fromNumber(collection.number), indexes });
    this.env.catalog.put(Buffer.from(collection.ns), described);
  }

  private takeNumber(): number {
    const number = this.nextNumber++;
    this.env.meta.put(NEXT_NUMBER, numberPrefix(this.nextNumber));
    return number;
  }

  private read(ns: string, described: Document): Collection {
    const number = toDouble(described.number as BsonNumber);
    return {
      ns,
      number,
      indexes: (described.indexes as Document[]).map(readIndex),
      nextRecord: this.lastRecord(number) + 1,
      changes: 0,
      dropped: false,
    };
  }

  private lastRecord(number: number): number {
    const start = numberPrefix(number);
    const [last] = readKeys(
      this.env.records,
      { start, end: afterPrefix(start)! },
      true,
      undefined,
      1,
      undefined,
    );
    return last ? recordIdOf(last) : 0;
  }
}

const NEXT_NUMBER = Buffer.from('next-number');

function buildIndex(spec: IndexSpec, number: number, ready: boolean): Index {
  const fields = parseSort(spec.key);
  const filter = spec.partialFilterExpression;
  return {
    ...spec,
    number,
    fields,
    ...(filter ? { filter: parseFilter(filter) } : {}),
    multikey: fields.map(() => false),
    ready,
  };
}

function readIndex(described: Document): Index {
  const filter: Document | null = described.partialFilterExpression;
  const expiry: BsonNumber | null = described.expireAfterSeconds;
  const spec: IndexSpec = {
    name: described.name,
    key: described.key,
    unique: described.unique,
    sparse: described.sparse,
    ...(filter ? { partialFilterExpression: filter } : {}),
    ...(expiry ? { expireAfterSeconds: toDouble(expiry) } : {}),
  };
  const index = buildIndex(spec, toDouble(described.number), described.ready);
  index.multikey = described.multikey;
  return index;
}
