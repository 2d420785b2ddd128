import { type Connection, type Model, Schema, type Types } from 'mongoose';
import type { Channel, Identity } from '../../core/people/person.ts';
import { documentSchema } from '../document.ts';

/** One account in one messenger. `_id` is made of channel and user, so that an account has one owner at most. */
export interface StoredIdentity extends Omit<Identity, 'isShut'> {
  _id: string;
  personId: string;
  /** Grows with each account that is linked. */
  order: Types.ObjectId;
}

const schema = documentSchema<StoredIdentity>({
  _id: String,
  personId: String,
  order: Schema.Types.ObjectId,
  channel: String,
  userId: String,
  chatId: String,
  blockedAt: String,
  blockedAs: String,
});
schema.index({ channel: 1, userId: 1 }, { unique: true });
schema.index({ personId: 1, order: 1 });
schema.index({ personId: 1, channel: 1 }, { unique: true });

export function identityId(channel: Channel, userId: string): string {
  return `${channel}:${userId}`;
}

export function identitiesModel(connection: Connection): Model<StoredIdentity> {
  return connection.model<StoredIdentity>('Identity', schema, 'identities');
}
