import type { Model, QueryFilter } from 'mongoose';
import { type Entry, entryId } from '../../core/cases/entry.ts';
import type { Journal } from '../../core/ports/index.ts';
import { insertNew, insertOnce } from '../insert-once.ts';
import { toEntry, toStoredEntry } from './journal.mapper.ts';
import type { StoredEntry } from './journal.model.ts';

export class JournalRepository implements Journal {
  readonly #model: Model<StoredEntry>;

  constructor(model: Model<StoredEntry>) {
    this.#model = model;
  }

  async append(entry: Entry): Promise<'appended' | 'taken'> {
    checkId(entry);
    return (await insertOnce(this.#model, toStoredEntry(entry))) ? 'appended' : 'taken';
  }

  async takeOver(entries: Entry[]): Promise<void> {
    entries.forEach(checkId);
    await insertNew(
      this.#model,
      entries.map((entry) => ({ ...toStoredEntry(entry), dispatched: true })),
    );
  }

  async byCommand(caseId: string, commandId: string): Promise<Entry | null> {
    const stored = await this.#model.findOne({ caseId, commandId }).lean<StoredEntry>();
    return stored === null ? null : toEntry(stored);
  }

  tail(caseId: string, afterSeq: number): Promise<Entry[]> {
    return this.#find({ caseId, seq: { $gt: afterSeq } }, { seq: 1 });
  }

  facts(types: string[], from: string, to: string): Promise<Entry[]> {
    return this.#find(
      { 'fact.type': { $in: types }, at: { $gte: from, $lt: to } },
      { at: 1, caseId: 1, seq: 1 },
    );
  }

  /** Those that wait longest come first. */
  async undispatched(limit: number): Promise<string[]> {
    const cases = new Set<string>();
    const oldestFirst = this.#model
      .find({ dispatched: false }, { caseId: 1 })
      .sort({ at: 1, caseId: 1, seq: 1 });
    for await (const { caseId } of oldestFirst.lean<Pick<StoredEntry, 'caseId'>[]>().cursor()) {
      cases.add(caseId);
      if (cases.size >= limit) break;
    }
    return [...cases];
  }

  waiting(caseId: string): Promise<Entry[]> {
    return this.#find({ caseId, dispatched: false }, { seq: 1 });
  }

  async markDispatched(entryId: string): Promise<void> {
    await this.#model.updateOne({ _id: entryId }, { $set: { dispatched: true } });
  }

  caseIds(process?: string): Promise<string[]> {
    return this.#model.distinct('caseId', process === undefined ? {} : { process });
  }

  async #find(filter: QueryFilter<StoredEntry>, order: Record<string, 1>): Promise<Entry[]> {
    return (await this.#model.find(filter).sort(order).lean<StoredEntry[]>()).map(toEntry);
  }
}

function checkId({ _id, caseId, seq }: Entry): void {
  if (_id !== entryId(caseId, seq)) throw new Error(`entry ${_id} has a wrong id`);
}
