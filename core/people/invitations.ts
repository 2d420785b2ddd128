import { plusMs } from '../calendar/index.ts';
import type { Ports } from '../ports/index.ts';
import { countAttempt } from './attempts.ts';
import { freshCode, readCode, spelled } from './codes.ts';
import { type Channel, type Identity, type Invite, isStaffChannel, type Person } from './person.ts';

const LINK_MINUTES = 30 * 24 * 60;
/** Short, for a code is easily read by others: one's own, and one that is passed on. */
const CODE_MINUTES = { own: 15, others: 24 * 60 };
const SECRET_LENGTH = 24;

type Needed = Pick<Ports, 'people' | 'ids' | 'crypto' | 'clock' | 'doors' | 'meters'>;

/** What lets one account in, once: a link to follow, or a code to type. */
export type Invitation = { expiresAt: string } & ({ link: string } | { code: string });

/** Makes an invitation for a person; null when the messenger is not connected. */
export async function invite(
  ports: Needed,
  person: Person,
  channel: Channel,
  by: string | null,
): Promise<Invitation | null> {
  if (isTyped(channel)) {
    const code = freshCode(ports.ids);
    const minutes = by === person.id ? CODE_MINUTES.own : CODE_MINUTES.others;
    return { code: spelled(code), expiresAt: await keep(ports, person, channel, by, code, minutes) };
  }
  const secret = ports.ids.next(SECRET_LENGTH);
  const link = ports.doors.inviteLink(channel, secret);
  if (link === null) return null;
  return { link, expiresAt: await keep(ports, person, channel, by, secret, LINK_MINUTES) };
}

/** In Slack the code is typed, and nobody's phone can be proved. */
function isTyped(channel: Channel): boolean {
  return channel === 'slack';
}

async function keep(
  { people, ids, crypto, clock }: Needed,
  person: Person,
  channel: Channel,
  by: string | null,
  secret: string,
  minutes: number,
): Promise<string> {
  const createdAt = clock.now();
  const expiresAt = plusMs(createdAt, minutes * 60_000);
  await people.createInvite({
    id: ids.next(12),
    secretHash: crypto.sha256(secret),
    personId: person.id,
    channel,
    createdBy: by,
    createdAt,
    expiresAt,
  });
  return expiresAt;
}

export type Redeemed =
  /** The invitation is this account's; what is left is to link the two. */
  | { status: 'accepted'; person: Person; invite: Invite }
  /** The person's phone is known: the messenger must vouch that this account has it. */
  | { status: 'prove-phone' }
  /** Too many codes were tried from this account; the moment (ISO) from which it may try again. */
  | { status: 'wait'; until: string }
  | { status: 'refused' };

/**
 * Somebody came by a deep link, or typed a code. Where a phone is known, the link alone opens nothing: forwarded it is
 * useless. A code opens without a phone, because no messenger in which codes are typed vouches for one; instead it
 * lasts shortly, few may be tried, and whoever made it hears which account took it and can undo that.
 */
export async function redeem(ports: Needed, typed: string, identity: Identity): Promise<Redeemed> {
  if (!isTyped(identity.channel)) return redeemSecret(ports, typed, identity);
  const wait = await countAttempt(ports, identity);
  if (wait > 0) return { status: 'wait', until: plusMs(ports.clock.now(), wait) };
  const code = readCode(typed);
  return code === null ? { status: 'refused' } : redeemSecret(ports, code, identity);
}

async function redeemSecret(ports: Needed, secret: string, identity: Identity): Promise<Redeemed> {
  const found = await ports.people.inviteByHash(ports.crypto.sha256(secret));
  const isTaken = found?.usedAt !== undefined && found.usedBy !== identity.userId;
  if (
    found === null ||
    found.channel !== identity.channel ||
    isTaken ||
    found.expiresAt <= ports.clock.now()
  ) {
    return { status: 'refused' };
  }
  const person = await ports.people.get(found.personId);
  if (person === null || !isAwaited(person, identity.channel)) return { status: 'refused' };
  if (isTyped(identity.channel) && !mayBeMadeBy(found.createdBy, person)) return { status: 'refused' };
  if (person.phone !== undefined && !isTyped(identity.channel)) return { status: 'prove-phone' };
  return accept(ports, found, person, identity);
}

/** Somebody shared the phone of their own account: it opens the door if an invitation waits for it. */
export async function redeemByPhone(ports: Needed, phone: string, identity: Identity): Promise<Redeemed> {
  const person = await ports.people.byPhone(phone);
  if (person === null || !isAwaited(person, identity.channel)) return { status: 'refused' };
  const { channel, userId } = identity;
  const waiting = await ports.people.pendingInvite(person.id, channel, userId, ports.clock.now());
  return waiting === null ? { status: 'refused' } : accept(ports, waiting, person, identity);
}

/** Whoever has a messenger already takes a code there: nobody else can let an account in under that name. */
export function mayBeMadeBy(maker: string | null, { id, identities }: Person): boolean {
  return maker === id || !identities.some(({ channel }) => isStaffChannel(channel) && !isTyped(channel));
}

/** Whoever left the company, or is nobody's contact any more, has no use of an invitation. */
function isAwaited(person: Person, channel: Channel): boolean {
  if (person.dismissedAt !== undefined) return false;
  return isStaffChannel(channel) ? person.roles.length > 0 : person.memberships.length > 0;
}

async function accept(
  ports: Needed,
  invite: Invite,
  person: Person,
  { channel, userId }: Identity,
): Promise<Redeemed> {
  const before = await ports.people.byIdentity(channel, userId);
  if (before !== null && before.id !== person.id) return { status: 'refused' };
  const mine = before !== null;
  // Using it up decides between two accounts that come at once; an account that is linked already only comes again.
  if (!mine && !(await ports.people.useInvite(invite.id, userId, ports.clock.now())))
    return { status: 'refused' };
  return { status: 'accepted', person, invite };
}

/**
 * Links the account in the place of any older one of the same messenger: messages go to the new one, and the old one is
 * a stranger's. The older goes first, so that a crash in between leaves somebody who may come again; of two that come at
 * once the later one stays. `leave` closes the older ones.
 */
export async function replaceAccount(
  ports: Pick<Ports, 'people'>,
  person: Person,
  identity: Identity,
  leave: (person: Person) => Promise<void> = (older) => unlinkOthers(ports, older, identity),
): Promise<'linked' | 'taken'> {
  await leave(person);
  const linked = await ports.people.link(person.id, identity);
  if (linked !== 'occupied') return linked;
  const now = await ports.people.get(person.id);
  return replaceAccount(ports, now ?? person, identity, leave);
}

async function unlinkOthers(
  { people }: Pick<Ports, 'people'>,
  { identities }: Person,
  { channel, userId }: Identity,
): Promise<void> {
  for (const other of identities)
    if (other.channel === channel && other.userId !== userId) await people.unlink(channel, other.userId);
}
