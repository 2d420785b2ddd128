import type { Connection, Model } from 'mongoose';
import { documentSchema } from '../document.ts';

/** `_id` is the name of what is held. */
export interface StoredLease {
  _id: string;
  owner: string;
  until: string;
}

const schema = documentSchema<StoredLease>({ _id: String, owner: String, until: String });

export function leasesModel(connection: Connection): Model<StoredLease> {
  return connection.model<StoredLease>('Lease', schema, 'leases');
}
