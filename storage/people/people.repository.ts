import type { Model, QueryFilter } from 'mongoose';
import type { StandIn } from '../../core/people/absence.ts';
import type { Channel, Identity, Invite, Membership, Person, Unreachable } from '../../core/people/person.ts';
import { STAFF_ROLES, type StaffRole } from '../../core/people/role.ts';
import type { People, PersonChange } from '../../core/ports/index.ts';
import { encodeFields, inOrderOf } from '../document.ts';
import { insertOnce } from '../insert-once.ts';
import { encodeJson } from '../json-value.ts';
import type { StoredIdentity } from './identities.model.ts';
import type { IdentitiesRepository } from './identities.repository.ts';
import type { InvitesRepository } from './invites.repository.ts';
import { phoneKey, standInsOf, toPerson, toStoredPerson } from './people.mapper.ts';
import type { StoredPerson } from './people.model.ts';

export class PeopleRepository implements People {
  readonly #model: Model<StoredPerson>;
  readonly #identities: IdentitiesRepository;
  readonly #invites: InvitesRepository;

  constructor(model: Model<StoredPerson>, identities: IdentitiesRepository, invites: InvitesRepository) {
    this.#model = model;
    this.#identities = identities;
    this.#invites = invites;
  }

  async get(id: string): Promise<Person | null> {
    return (await this.many([id]))[0] ?? null;
  }

  async many(ids: string[]): Promise<Person[]> {
    return inOrderOf(ids, await this.#find({ _id: { $in: ids } }));
  }

  async byIdentity(channel: Channel, userId: string): Promise<Person | null> {
    const owner = await this.#identities.ownerOf(channel, userId);
    return owner === null ? null : this.get(owner);
  }

  /** Written in any manner; of several with the number one who has not left. */
  async byPhone(phone: string): Promise<Person | null> {
    const found = await this.#find({ phoneKey: phoneKey(phone) });
    return found.find((person) => person.dismissedAt === undefined) ?? found[0] ?? null;
  }

  byRole(role: StaffRole): Promise<Person[]> {
    return this.#find({ roles: role, dismissedAt: { $exists: false } });
  }

  /** Colleagues who have not left, by name. */
  staff(): Promise<Person[]> {
    return this.#find({ roles: { $in: [...STAFF_ROLES] }, dismissedAt: { $exists: false } });
  }

  ofParty(partyId: string): Promise<Person[]> {
    return this.#find({ 'memberships.partyId': partyId });
  }

  ofParties(partyIds: string[]): Promise<Person[]> {
    return this.#find({ 'memberships.partyId': { $in: partyIds } });
  }

  /** The accounts first: a person who is there has them. Throws when one cannot be linked. */
  async create(person: Person): Promise<void> {
    if ((await this.get(person.id)) !== null) return;
    for (const identity of person.identities) {
      const linked = await this.#identities.link(person.id, identity);
      if (linked !== 'linked') throw new Error(`an account of person ${person.id} is ${linked}`);
    }
    await insertOnce(this.#model, toStoredPerson(person));
  }

  async update(id: string, change: PersonChange): Promise<void> {
    const { dismissedAt, away = [], ...fields } = change;
    const gone = {
      ...(dismissedAt === null ? { dismissedAt: 1 as const } : {}),
      ...(change.away !== undefined && away.length === 0 ? { away: 1 as const } : {}),
      ...(fields.email === undefined ? {} : { mailRefused: 1 as const }),
    };
    await this.#model.updateOne(
      { _id: id },
      {
        $set: {
          ...encodeFields(fields),
          ...(fields.phone === undefined ? {} : { phoneKey: phoneKey(fields.phone) }),
          ...(typeof dismissedAt === 'string' ? { dismissedAt } : {}),
          ...(away.length === 0 ? {} : encodeFields({ away })),
        },
        ...(Object.keys(gone).length === 0 ? {} : { $unset: gone }),
      },
    );
  }

  async join(id: string, membership: Membership): Promise<void> {
    for (;;) {
      const person = await this.#model.findById(id, { memberships: 1, rev: 1 }).lean<StoredPerson>();
      if (person === null) throw new Error(`no person ${id}`);
      const memberships: unknown[] = [...person.memberships];
      const known = person.memberships.findIndex(
        (m) => m.partyId === membership.partyId && m.as === membership.as,
      );
      memberships[known === -1 ? memberships.length : known] = encodeJson(membership);
      const unchanged = { _id: id, rev: person.rev };
      const joined = await this.#model.updateOne(unchanged, { $set: { memberships }, $inc: { rev: 1 } });
      if (joined.matchedCount > 0) return;
    }
  }

  async leave(id: string, partyId: string): Promise<void> {
    await this.#model.updateOne(
      { _id: id, 'memberships.partyId': partyId },
      { $pull: { memberships: { partyId } }, $inc: { rev: 1 } },
    );
  }

  async link(id: string, identity: Identity): Promise<'linked' | 'taken' | 'occupied'> {
    if ((await this.#model.exists({ _id: id })) === null) throw new Error(`no person ${id}`);
    return this.#identities.link(id, identity);
  }

  unlink(channel: Channel, userId: string): Promise<void> {
    return this.#identities.unlink(channel, userId);
  }

  unlinkAll(personId: string, channel: Channel): Promise<void> {
    return this.#identities.unlinkAll(personId, channel);
  }

  setBlocked(channel: Channel, userId: string, at: string | null, as?: Unreachable): Promise<void> {
    return this.#identities.setBlocked(channel, userId, at, as);
  }

  createInvite(invite: Invite): Promise<void> {
    return this.#invites.create(invite);
  }

  endInvites(personId: string, channel: Channel, at: string, but?: string): Promise<void> {
    return this.#invites.end(personId, channel, at, but);
  }

  inviteByHash(secretHash: string): Promise<Invite | null> {
    return this.#invites.byHash(secretHash);
  }

  pendingInvite(personId: string, channel: Channel, userId: string, now: string): Promise<Invite | null> {
    return this.#invites.pending(personId, channel, userId, now);
  }

  useInvite(id: string, userId: string, at: string): Promise<boolean> {
    return this.#invites.use(id, userId, at);
  }

  /** By name. */
  async #find(filter: QueryFilter<StoredPerson>): Promise<Person[]> {
    const found = await this.#model.find(filter).sort({ name: 1, _id: 1 }).lean<StoredPerson[]>();
    const accounts = byPerson(await this.#identities.of(found.map((person) => person._id)));
    const standIns = await this.#standIns(found);
    return found.map((person) => toPerson(person, accounts.get(person._id) ?? [], standIns.get(person._id)));
  }

  /** For whom each of these colleagues stands in; whoever left is stood in for by nobody. */
  async #standIns(found: StoredPerson[]): Promise<Map<string, StandIn[]>> {
    const colleagues = found.filter(({ roles }) => roles.length > 0).map(({ _id }) => _id);
    if (colleagues.length === 0) return new Map();
    const absent = await this.#model
      .find({ 'away.substitute': { $in: colleagues }, dismissedAt: { $exists: false } })
      .sort({ name: 1, _id: 1 })
      .lean<StoredPerson[]>();
    return grouped(absent.flatMap(standInsOf));
  }
}

function byPerson(accounts: StoredIdentity[]): Map<string, StoredIdentity[]> {
  return grouped(accounts.map((account) => [account.personId, account]));
}

function grouped<T>(pairs: [string, T][]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
