import type { Connection, Model } from 'mongoose';
import type { Arrival } from '../../core/ports/index.ts';
import { documentSchema, type Stored } from '../document.ts';

export type StoredArrival = Stored<Arrival> & { doneAt?: string };

const schema = documentSchema<StoredArrival>({
  _id: String,
  body: String,
  receivedAt: String,
  heldUntil: String,
  attempts: Number,
  doneAt: String,
});
schema.index({ doneAt: 1, heldUntil: 1 });

export function arrivalsModel(connection: Connection): Model<StoredArrival> {
  return connection.model<StoredArrival>('Arrival', schema, 'arrivals');
}
