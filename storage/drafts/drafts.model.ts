import { type Connection, type Model, Schema } from 'mongoose';
import type { Draft } from '../../core/forms/draft.ts';
import { documentSchema, type Stored } from '../document.ts';

export interface StoredDraft extends Stored<Draft> {
  open: boolean;
  /** Of a closed one: the update that ended it, and the case that took its fact. */
  endedBy?: string;
  sentTo?: string;
}

const schema = documentSchema<StoredDraft>({
  _id: String,
  personId: String,
  channel: String,
  process: String,
  form: String,
  caseId: String,
  arg: String,
  stageSeq: Number,
  at: String,
  correcting: Boolean,
  answers: Schema.Types.Mixed,
  page: Number,
  rev: Number,
  pending: String,
  unread: Schema.Types.Mixed,
  drawn: Number,
  card: String,
  next: Schema.Types.Mixed,
  seen: [String],
  createdAt: String,
  updatedAt: String,
  open: Boolean,
  endedBy: String,
  sentTo: String,
});
schema.index({ personId: 1, channel: 1 }, { unique: true, partialFilterExpression: { open: true } });
schema.index({ endedBy: 1 }, { sparse: true });

export function draftsModel(connection: Connection): Model<StoredDraft> {
  return connection.model<StoredDraft>('Draft', schema, 'drafts');
}
