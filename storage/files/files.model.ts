import type { Connection, Model } from 'mongoose';
import type { StoredFile } from '../../core/files/file.ts';
import { documentSchema, type Stored } from '../document.ts';

/** What is known of a file; its bytes lie on the disk. */
export type FileRecord = Stored<StoredFile>;

const schema = documentSchema<FileRecord>({
  _id: String,
  name: String,
  type: { type: String },
  size: Number,
  sha256: String,
  kind: String,
  uploadedBy: String,
  at: String,
});

export function filesModel(connection: Connection): Model<FileRecord> {
  return connection.model<FileRecord>('File', schema, 'files');
}
