import { type Model, Types } from 'mongoose';
import type { Channel, Identity, Unreachable } from '../../core/people/person.ts';
import { insertOnce, isDuplicateKey } from '../insert-once.ts';
import { identityId, type StoredIdentity } from './identities.model.ts';

/** Which account belongs to whom. */
export class IdentitiesRepository {
  readonly #model: Model<StoredIdentity>;

  constructor(model: Model<StoredIdentity>) {
    this.#model = model;
  }

  /** Where two accounts of one messenger were linked at once before the index forbade it, the newer one stays. */
  async open(): Promise<void> {
    try {
      await this.#model.createIndexes();
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const all = await this.#model.find().sort({ order: 1 }).lean<StoredIdentity[]>();
      const newest = new Map(all.map(({ _id, personId, channel }) => [`${personId}/${channel}`, _id]));
      await this.#model.deleteMany({ _id: { $nin: [...newest.values()] } });
      await this.#model.createIndexes();
    }
  }

  async ownerOf(channel: Channel, userId: string): Promise<string | null> {
    const stored = await this.#model.findById(identityId(channel, userId)).lean<StoredIdentity>();
    return stored?.personId ?? null;
  }

  /** Of all these people, in the order in which the accounts were linked. */
  async of(personIds: string[]): Promise<StoredIdentity[]> {
    if (personIds.length === 0) return [];
    return this.#model
      .find({ personId: { $in: personIds } })
      .sort({ order: 1 })
      .lean<StoredIdentity[]>();
  }

  /** An account that the person has already takes over what is new about it. */
  async link(personId: string, identity: Identity): Promise<'linked' | 'taken' | 'occupied'> {
    const { channel, userId, chatId, blockedAt } = identity;
    const _id = identityId(channel, userId);
    if (await insertOnce(this.#model, { ...identity, _id, personId, order: new Types.ObjectId() }))
      return 'linked';
    const change =
      blockedAt === undefined
        ? { $set: { chatId }, $unset: { blockedAt: 1, blockedAs: 1 } }
        : { $set: { chatId, blockedAt } };
    const changed = await this.#model.updateOne({ _id, personId }, change);
    if (changed.matchedCount > 0) return 'linked';
    return (await this.#model.exists({ _id })) === null ? 'occupied' : 'taken';
  }

  async unlink(channel: Channel, userId: string): Promise<void> {
    await this.#model.deleteOne({ _id: identityId(channel, userId) });
  }

  async unlinkAll(personId: string, channel: Channel): Promise<void> {
    await this.#model.deleteMany({ personId, channel });
  }

  async setBlocked(channel: Channel, userId: string, at: string | null, as?: Unreachable): Promise<void> {
    const change =
      at === null
        ? { $unset: { blockedAt: 1, blockedAs: 1 } }
        : { $set: { blockedAt: at, ...(as === undefined ? {} : { blockedAs: as }) } };
    await this.#model.updateOne({ _id: identityId(channel, userId) }, change);
  }
}
