import { type Connection, type Model, Schema } from 'mongoose';
import type { Entry } from '../../core/cases/entry.ts';
import { documentSchema } from '../document.ts';

/** An entry and whether its effects were carried out: the one field that changes, outside the hash. */
export interface StoredEntry extends Entry {
  dispatched: boolean;
}

const schema = documentSchema<StoredEntry>(
  {
    _id: String,
    caseId: String,
    seq: Number,
    commandId: String,
    process: String,
    version: Number,
    at: String,
    actor: Schema.Types.Mixed,
    fact: Schema.Types.Mixed,
    value: Schema.Types.Mixed,
    effects: [Schema.Types.Mixed],
    prev: String,
    hash: String,
    dispatched: Boolean,
  },
  { readConcern: { level: 'majority' } },
);

schema.index({ caseId: 1, seq: 1 }, { unique: true });
schema.index({ caseId: 1, commandId: 1 }, { unique: true });
schema.index({ 'fact.type': 1, at: 1 });
schema.index({ dispatched: 1, at: 1, caseId: 1, seq: 1 }, { partialFilterExpression: { dispatched: false } });

export function journalModel(connection: Connection): Model<StoredEntry> {
  return connection.model<StoredEntry>('Entry', schema, 'journal');
}
