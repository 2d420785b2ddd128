import { type Connection, type Model, Schema } from 'mongoose';
import type { Case } from '../../core/cases/case.ts';
import { documentSchema, type Stored } from '../document.ts';

/** A projection, and beside it whose it is, for lists. */
export interface StoredCase extends Stored<Case> {
  index: { partyId?: string; people: string[] };
}

const schema = documentSchema<StoredCase>({
  _id: String,
  process: String,
  version: Number,
  seq: Number,
  value: Schema.Types.Mixed,
  context: Schema.Types.Mixed,
  stages: Schema.Types.Mixed,
  lastAt: Schema.Types.Mixed,
  closed: Boolean,
  head: String,
  openedAt: String,
  updatedAt: String,
  index: { partyId: String, people: [String] },
});

schema.index({ process: 1, openedAt: -1, _id: -1 });
schema.index({ process: 1, 'index.partyId': 1, openedAt: -1, _id: -1 });
schema.index({ process: 1, 'index.people': 1, openedAt: -1, _id: -1 });

export function casesModel(connection: Connection): Model<StoredCase> {
  return connection.model<StoredCase>('Case', schema, 'cases');
}
