import type { Channel, Identity, Invite, Membership, Person, Unreachable } from '../people/person.ts';
import type { StaffRole } from '../people/role.ts';

/** People, their accounts in messengers, and the invitations that link the two. */
export interface People {
  get(id: string): Promise<Person | null>;
  many(ids: string[]): Promise<Person[]>;
  byIdentity(channel: Channel, userId: string): Promise<Person | null>;
  byPhone(phone: string): Promise<Person | null>;
  /** Colleagues with the role, not dismissed, by name. */
  byRole(role: StaffRole): Promise<Person[]>;
  staff(): Promise<Person[]>;
  /** People of a party. */
  ofParty(partyId: string): Promise<Person[]>;
  /** People of any of these parties, each once. */
  ofParties(partyIds: string[]): Promise<Person[]>;
  /** Creates the person; an id that exists already is left as it is (a repeat does nothing). */
  create(person: Person): Promise<void>;
  /** Changes single fields of the person. A new e-mail address has not been refused yet. */
  update(id: string, change: PersonChange): Promise<void>;
  /** Adds or replaces the membership with the same party and kind. */
  join(id: string, membership: Membership): Promise<void>;
  /** Takes every membership with the party away; without one nothing happens. */
  leave(id: string, partyId: string): Promise<void>;
  /**
   * Links an account; one account belongs to one person, and a person has one account in a messenger. `taken`: it
   * belongs to somebody else; `occupied`: the person has another one there, which goes first.
   */
  link(id: string, identity: Identity): Promise<'linked' | 'taken' | 'occupied'>;
  unlink(channel: Channel, userId: string): Promise<void>;
  /** Unlinks every account of the person in the messenger. */
  unlinkAll(personId: string, channel: Channel): Promise<void>;
  /** Marks an account that no message reaches, or (null) that it can be reached again. */
  setBlocked(channel: Channel, userId: string, at: string | null, as?: Unreachable): Promise<void>;
  createInvite(invite: Invite): Promise<void>;
  /**
   * Ends what would still let somebody in as this person in the messenger; `but`: the account that used its own may come
   * again with it.
   */
  endInvites(personId: string, channel: Channel, at: string, but?: string): Promise<void>;
  inviteByHash(secretHash: string): Promise<Invite | null>;
  /** An invitation of the person that is not over and was used by nobody but this account. */
  pendingInvite(personId: string, channel: Channel, userId: string, now: string): Promise<Invite | null>;
  /** Marks it used by this account, once: false when another one has used it. */
  useInvite(id: string, userId: string, at: string): Promise<boolean>;
}

/** `dismissedAt: null` takes the dismissal back. */
export type PersonChange = Partial<
  Pick<Person, 'name' | 'phone' | 'email' | 'mailRefused' | 'locale' | 'notify' | 'roles' | 'away'>
> & {
  dismissedAt?: string | null;
};
