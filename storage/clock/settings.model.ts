import type { Connection, Model } from 'mongoose';
import { documentSchema } from '../document.ts';

/** How far the clock stands ahead of the machine's. */
export interface StoredClock {
  _id: 'clock';
  offsetMs: number;
}

const schema = documentSchema<StoredClock>({ _id: String, offsetMs: Number });

export function settingsModel(connection: Connection): Model<StoredClock> {
  return connection.models.Setting ?? connection.model<StoredClock>('Setting', schema, 'settings');
}
