import type { Connection, Model } from 'mongoose';
import type { Obligation } from '../../core/obligations/obligation.ts';
import { documentSchema, type Stored } from '../document.ts';

export type StoredObligation = Stored<Obligation>;

const schema = documentSchema<StoredObligation>({
  _id: String,
  caseId: String,
  process: String,
  stage: String,
  stageSeq: Number,
  name: String,
  day: String,
  ownerRole: String,
  owner: String,
  opensAt: String,
  dueAt: String,
  step: Number,
  nextAt: String,
  state: String,
  closedAt: String,
});
schema.index({ state: 1, nextAt: 1, _id: 1 });
schema.index({ owner: 1, state: 1, dueAt: 1, _id: 1 });
schema.index({ caseId: 1, dueAt: 1, _id: 1 });
schema.index({ name: 1, day: 1, dueAt: 1, _id: 1 });

export function obligationsModel(connection: Connection): Model<StoredObligation> {
  return connection.model<StoredObligation>('Obligation', schema, 'obligations');
}
