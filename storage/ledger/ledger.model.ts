import { type Connection, type Model, Schema, type Types } from 'mongoose';
import type { Message } from '../../core/messages/message.ts';
import { documentSchema, type Stored } from '../document.ts';

export interface StoredMessage extends Stored<Message> {
  /** Grows with each message of one process: the order of messages that were created in the same millisecond. */
  order: Types.ObjectId;
}

const schema = documentSchema<StoredMessage>({
  _id: String,
  order: Schema.Types.ObjectId,
  personId: String,
  channel: String,
  kind: String,
  urgency: String,
  broadcast: String,
  target: String,
  thread: String,
  account: Schema.Types.Mixed,
  gathers: { type: [String], default: undefined },
  caseId: String,
  stage: String,
  stageSeq: Number,
  ownButtons: Boolean,
  text: Schema.Types.Mixed,
  outcome: Schema.Types.Mixed,
  buttons: [Schema.Types.Mixed],
  files: [String],
  letter: Schema.Types.Mixed,
  live: Boolean,
  state: String,
  attempts: Number,
  createdAt: String,
  notBefore: String,
  lockedUntil: String,
  heldBy: String,
  sentAt: String,
  chatId: String,
  messageId: String,
  caption: Boolean,
  error: String,
  repeats: String,
});
// What a claim looks at is in the index as a whole, so that a night's worth of waiting messages is passed over fast.
schema.index({
  ...{ state: 1, channel: 1, urgency: 1, createdAt: 1, order: 1 },
  ...{ notBefore: 1, personId: 1, lockedUntil: 1 },
});
schema.index({ urgency: 1, createdAt: 1 });
// The edit of a card that still waits.
schema.index({ target: 1, state: 1 });
// The database itself refuses a second message of one person that is being sent.
schema.index({ personId: 1, channel: 1 }, { unique: true, partialFilterExpression: { state: 'sending' } });
schema.index({ channel: 1, chatId: 1, messageId: 1 });
schema.index({ caseId: 1, createdAt: 1, order: 1 });
schema.index({ broadcast: 1, state: 1, repeats: 1 });
schema.index({ personId: 1, createdAt: 1, order: 1 });

export function ledgerModel(connection: Connection): Model<StoredMessage> {
  return connection.model<StoredMessage>('Message', schema, 'ledger');
}
