import type { Connection, Model } from 'mongoose';
import type { Party } from '../../core/people/party.ts';
import { documentSchema, type Stored } from '../document.ts';

export interface StoredParty extends Stored<Party> {
  /** The name as the alphabet has it: folded, without legal form and quotes. */
  sortName: string;
}

const schema = documentSchema<StoredParty>({
  _id: String,
  kind: String,
  name: String,
  sortName: String,
  inn: String,
  city: String,
  number: String,
  stage: String,
  sales: String,
  logistician: String,
  updatedAt: String,
});
schema.index({ kind: 1, sortName: 1, updatedAt: -1, _id: 1 });

export function directoryModel(connection: Connection): Model<StoredParty> {
  return connection.model<StoredParty>('Party', schema, 'parties');
}
