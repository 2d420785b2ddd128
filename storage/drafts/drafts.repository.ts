import type { Model, QueryFilter } from 'mongoose';
import type { Draft, Ending } from '../../core/forms/draft.ts';
import type { Channel } from '../../core/people/person.ts';
import type { DraftStore } from '../../core/ports/index.ts';
import { insertOnce } from '../insert-once.ts';
import { toDraft, toStoredDraft } from './drafts.mapper.ts';
import type { StoredDraft } from './drafts.model.ts';

/** A closed draft leaves its id behind, without what was entered, so that a late repeat does not open it again. */
export class DraftsRepository implements DraftStore {
  readonly #model: Model<StoredDraft>;

  constructor(model: Model<StoredDraft>) {
    this.#model = model;
  }

  openOf(personId: string, channel: Channel): Promise<Draft | null> {
    return this.#findOpen({ personId, channel });
  }

  get(id: string): Promise<Draft | null> {
    return this.#findOpen({ _id: id });
  }

  async create(draft: Draft): Promise<'created' | 'taken'> {
    return (await insertOnce(this.#model, toStoredDraft(draft))) ? 'created' : 'taken';
  }

  async save(draft: Draft, fromRev: number): Promise<'saved' | 'stale'> {
    const unchanged = { _id: draft.id, rev: fromRev, open: true };
    const saved = await this.#model.replaceOne(unchanged, toStoredDraft(draft));
    return saved.matchedCount > 0 ? 'saved' : 'stale';
  }

  /** The first closing stands. */
  async close(id: string, update: string, sentTo?: string): Promise<void> {
    const ended = { open: false, answers: {}, endedBy: update, ...(sentTo === undefined ? {} : { sentTo }) };
    const typed = { pending: 1, unread: 1 };
    await this.#model.updateOne({ _id: id, open: true }, { $set: ended, $unset: typed });
  }

  async endedBy(update: string): Promise<Ending | null> {
    const stored = await this.#model.findOne({ endedBy: update }).lean<StoredDraft>();
    if (stored === null) return null;
    const { process, form, sentTo, seen } = stored;
    return {
      process,
      form,
      ...(sentTo === undefined ? {} : { caseId: sentTo }),
      ...(seen[0] === update ? { atOnce: true } : {}),
    };
  }

  async #findOpen(filter: QueryFilter<StoredDraft>): Promise<Draft | null> {
    const stored = await this.#model.findOne({ ...filter, open: true }).lean<StoredDraft>();
    return stored === null ? null : toDraft(stored);
  }
}
