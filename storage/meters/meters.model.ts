import type { Connection, Model } from 'mongoose';
import type { Meter } from '../../core/messages/meter.ts';
import { documentSchema } from '../document.ts';

/** `_id` is the name of what is limited. */
export interface StoredMeter extends Meter {
  _id: string;
}

const schema = documentSchema<StoredMeter>({ _id: String, next: Number, until: Number });

export function metersModel(connection: Connection): Model<StoredMeter> {
  return connection.model<StoredMeter>('Meter', schema, 'meters');
}
