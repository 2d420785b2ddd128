import { type Connection, type Model, Schema } from 'mongoose';
import type { Person } from '../../core/people/person.ts';
import { documentSchema, type Stored } from '../document.ts';

/**
 * The accounts of a person are documents of their own, see `identities.model.ts`; for whom a person stands in is read
 * from the absences of the others.
 */
export interface StoredPerson extends Omit<Stored<Person>, 'identities' | 'standsInFor'> {
  /** The phone as E.164, for look-ups. */
  phoneKey?: string;
  /** Grows with each change of the memberships. */
  rev: number;
}

const schema = documentSchema<StoredPerson>({
  _id: String,
  name: String,
  phone: String,
  phoneKey: String,
  email: String,
  mailRefused: Schema.Types.Mixed,
  locale: String,
  notify: Schema.Types.Mixed,
  roles: [String],
  memberships: [Schema.Types.Mixed],
  dismissedAt: String,
  away: { type: [Schema.Types.Mixed], default: undefined },
  rev: Number,
});
schema.index({ phoneKey: 1 });
schema.index({ roles: 1, name: 1 });
schema.index({ 'memberships.partyId': 1 });
schema.index({ 'away.substitute': 1 }, { sparse: true });

export function peopleModel(connection: Connection): Model<StoredPerson> {
  return connection.model<StoredPerson>('Person', schema, 'people');
}
