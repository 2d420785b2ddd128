import type { Connection, Model } from 'mongoose';
import { documentSchema } from '../document.ts';

/** One document that tells every instance which parties changed last. */
export interface StoredChanges {
  _id: 'parties';
  /** The mark of the newest change. */
  newest: string;
  /** The last changes, newest last. */
  recent: { mark: string; id: string }[];
}

const schema = documentSchema<StoredChanges>({
  _id: String,
  newest: String,
  recent: [{ _id: false, mark: String, id: String }],
});

export function changesModel(connection: Connection): Model<StoredChanges> {
  return connection.model<StoredChanges>('DirectoryChange', schema, 'directory-changes');
}
