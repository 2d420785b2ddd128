import type { Connection, Model } from 'mongoose';
import type { Invite } from '../../core/people/person.ts';
import { documentSchema, type Stored } from '../document.ts';

export type StoredInvite = Stored<Invite>;

const schema = documentSchema<StoredInvite>({
  _id: String,
  secretHash: String,
  personId: String,
  channel: String,
  createdBy: String,
  createdAt: String,
  expiresAt: String,
  usedAt: String,
  usedBy: String,
});
schema.index({ secretHash: 1 }, { unique: true });
schema.index({ personId: 1, channel: 1, expiresAt: -1 });

export function invitesModel(connection: Connection): Model<StoredInvite> {
  return connection.model<StoredInvite>('Invite', schema, 'invites');
}
