import { encode } from '../bson/codec.ts';
import { ServerError } from '../errors.ts';
import type { Found, View } from '../plan/scan.ts';
import type { Projection } from '../query/projection.ts';
import type { Store } from '../store/store.ts';
import { Pacer } from './pacer.ts';

/** Cursors nobody has asked for so long, in milliseconds, are forgotten, as in MongoDB. */
const IDLE_MS = 10 * 60 * 1000;

/** A batch ends before it would exceed this many bytes. */
const BATCH_BYTES = 16 * 1024 * 1024;

/** What a cursor gives out: an encoded document, or undefined where the reader may pause. */
export type Results = Iterator<Buffer | undefined>;

/** Encodes found documents, projected if asked for. */
export function* encoded(
  found: Iterable<Found | undefined>,
  projection?: Projection,
): Generator<Buffer | undefined> {
  for (const item of found) {
    if (!item) yield undefined;
    else yield projection ? encode(projection(item.document)) : item.bytes;
  }
}

/** An open query. */
export class Cursor {
  readonly id: number;
  readonly ns: string;
  usedAt = Date.now();
  done = false;
  private readonly results: Results;
  private readonly view: View;
  private pending: Buffer | undefined;
  private remaining: number;

  /** @param limit number of results to give at most, 0 for all */
  constructor(id: number, ns: string, results: Results, view: View, limit: number) {
    this.id = id;
    this.ns = ns;
    this.results = results;
    this.view = view;
    this.remaining = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  }

  /** Reads the next batch from a fresh snapshot. */
  async batch(store: Store, size: number, maxTimeMs: number): Promise<Buffer[]> {
    const transaction = store.env.root.useReadTransaction();
    this.view.transaction = transaction;
    try {
      return await this.fill(size, new Pacer(maxTimeMs));
    } finally {
      this.view.transaction = undefined;
      transaction.done();
      this.usedAt = Date.now();
    }
  }

  private async fill(size: number, pacer: Pacer): Promise<Buffer[]> {
    const batch: Buffer[] = [];
    let bytes = 0;
    while (batch.length < size && !this.done) {
      const next = this.pending ?? this.advance();
      this.pending = undefined;
      if (next && bytes + next.length > BATCH_BYTES && batch.length > 0) {
        this.pending = next;
        break;
      }
      if (next) {
        batch.push(next);
        bytes += next.length;
        if (--this.remaining === 0) this.done = true;
      }
      if (pacer.due()) await pacer.rest();
    }
    return batch;
  }

  private advance(): Buffer | undefined {
    const { value, done } = this.results.next();
    if (done) this.done = true;
    return done ? undefined : value;
  }
}

/** The open cursors of an engine. */
export class Cursors {
  private readonly open = new Map<number, Cursor>();
  private lastId = 0;

  create(ns: string, results: Results, view: View, limit: number): Cursor {
    return new Cursor(++this.lastId, ns, results, view, limit);
  }

  keep(cursor: Cursor): void {
    this.forgetIdle();
    this.open.set(cursor.id, cursor);
  }

  /** Throws CursorNotFound. */
  find(id: number): Cursor {
    const cursor = this.open.get(id);
    if (!cursor) throw new ServerError('CursorNotFound', `cursor id ${id} not found`);
    return cursor;
  }

  /** Whether there was such a cursor. */
  kill(id: number): boolean {
    return this.open.delete(id);
  }

  private forgetIdle(): void {
    const limit = Date.now() - IDLE_MS;
    for (const [id, { usedAt }] of this.open) if (usedAt < limit) this.open.delete(id);
  }
}
