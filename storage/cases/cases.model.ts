import { type Connection, type Model, Schema } from 'mongoose';
import type { Case } from '../../core/cases/case.ts';
import { documentSchema, type Stored } from '../document.ts';

/** A projection, and beside it whose it is, where it stands and what it is found by. */
export interface StoredCase extends Stored<Case> {
  index: {
    partyIds: string[];
    people: string[];
    /** Active stages with the stages around them. */
    stages: string[];
    /** As {@link keyOf} has them. */
    keys: string[];
    /** The words of the keys that hold no number. */
    words: string[];
  };
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
  index: { partyIds: [String], people: [String], stages: [String], keys: [String], words: [String] },
});

schema.index({ process: 1, openedAt: -1, _id: -1 });
schema.index({ process: 1, closed: 1, openedAt: -1, _id: -1 });
schema.index({ process: 1, 'index.partyIds': 1, openedAt: -1, _id: -1 });
schema.index({ process: 1, 'index.people': 1, openedAt: -1, _id: -1 });
schema.index({ process: 1, 'index.stages': 1, openedAt: -1, _id: -1 });
schema.index({ process: 1, 'index.keys': 1 });
schema.index({ process: 1, 'index.words': 1 });

export function casesModel(connection: Connection): Model<StoredCase> {
  return connection.model<StoredCase>('Case', schema, 'cases');
}
