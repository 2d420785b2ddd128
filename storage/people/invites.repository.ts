import type { Model } from 'mongoose';
import type { Channel, Invite } from '../../core/people/person.ts';
import { fromStored, toStored } from '../document.ts';
import { insertOnce } from '../insert-once.ts';
import type { StoredInvite } from './invites.model.ts';

export class InvitesRepository {
  readonly #model: Model<StoredInvite>;

  constructor(model: Model<StoredInvite>) {
    this.#model = model;
  }

  async create(invite: Invite): Promise<void> {
    await insertOnce(this.#model, toStored(invite));
  }

  async end(personId: string, channel: Channel, at: string, but?: string): Promise<void> {
    const others = but === undefined ? {} : { usedBy: { $ne: but } };
    await this.#model.updateMany(
      { personId, channel, expiresAt: { $gt: at }, ...others },
      { $set: { expiresAt: at } },
    );
  }

  async byHash(secretHash: string): Promise<Invite | null> {
    const stored = await this.#model.findOne({ secretHash }).lean<StoredInvite>();
    return stored === null ? null : fromStored<Invite>(stored);
  }

  /** Of several the one that lasts longest. */
  async pending(personId: string, channel: Channel, userId: string, now: string): Promise<Invite | null> {
    const unused = [{ usedAt: { $exists: false } }, { usedBy: userId }];
    const stored = await this.#model
      .findOne({ personId, channel, $or: unused, expiresAt: { $gt: now } })
      .sort({ expiresAt: -1, _id: 1 })
      .lean<StoredInvite>();
    return stored === null ? null : fromStored<Invite>(stored);
  }

  async use(id: string, userId: string, at: string): Promise<boolean> {
    const used = await this.#model.updateOne(
      { _id: id, usedAt: { $exists: false } },
      { $set: { usedAt: at, usedBy: userId } },
    );
    return used.modifiedCount > 0 || (await this.#model.exists({ _id: id, usedBy: userId })) !== null;
  }
}
