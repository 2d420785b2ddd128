import type { Model } from 'mongoose';
import type { Inbox, InboxItem } from '../../core/ports/index.ts';
import { fromStored, toStored } from '../document.ts';
import { insertOnce } from '../insert-once.ts';
import type { StoredInboxItem } from './inbox.model.ts';

export class InboxRepository implements Inbox {
  readonly #model: Model<StoredInboxItem>;

  constructor(model: Model<StoredInboxItem>) {
    this.#model = model;
  }

  async keep(item: InboxItem): Promise<void> {
    await insertOnce(this.#model, toStored(item));
  }

  async assign(id: string, caseId: string): Promise<boolean> {
    const notElsewhere = { _id: id, $or: [{ caseId: { $exists: false } }, { caseId }] };
    const assigned = await this.#model.updateOne(notElsewhere, { $set: { caseId } });
    return assigned.matchedCount > 0;
  }

  async get(id: string): Promise<InboxItem | null> {
    const stored = await this.#model.findById(id).lean<StoredInboxItem>();
    return stored === null ? null : fromStored<InboxItem>(stored);
  }

  /** Newest first. */
  async ofCase(caseId: string, limit: number): Promise<InboxItem[]> {
    const found = this.#model.find({ caseId }).sort({ at: -1, _id: -1 }).limit(limit);
    return (await found.lean<StoredInboxItem[]>()).map((stored) => fromStored<InboxItem>(stored));
  }
}
