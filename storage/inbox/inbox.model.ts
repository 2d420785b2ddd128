import type { Connection, Model } from 'mongoose';
import type { InboxItem } from '../../core/ports/index.ts';
import { documentSchema, type Stored } from '../document.ts';

export type StoredInboxItem = Stored<InboxItem>;

const schema = documentSchema<StoredInboxItem>({
  _id: String,
  personId: String,
  caseId: String,
  text: String,
  files: [String],
  at: String,
});
schema.index({ caseId: 1, at: -1, _id: -1 });

export function inboxModel(connection: Connection): Model<StoredInboxItem> {
  return connection.model<StoredInboxItem>('InboxItem', schema, 'inbox');
}
