import type { Ports } from '../ports/index.ts';
import { type Channel, type Identity, type Person, STAFF_CHANNELS } from './person.ts';

const VALID_DAYS = 30;
const SECRET_LENGTH = 24;

type Needed = Pick<Ports, 'people' | 'ids' | 'crypto' | 'clock' | 'doors'>;

/** Makes a single-use deep link for a person; null when the messenger is not connected. */
export async function invite(
  ports: Needed,
  person: Person,
  channel: Channel,
  by: string | null,
): Promise<{ link: string; expiresAt: string } | null> {
  const secret = ports.ids.next(SECRET_LENGTH);
  const link = ports.doors.inviteLink(channel, secret);
  if (link === null) return null;
  const createdAt = ports.clock.now();
  const expiresAt = new Date(Date.parse(createdAt) + VALID_DAYS * 86_400_000).toISOString();
  await ports.people.createInvite({
    id: ports.ids.next(12),
    secretHash: ports.crypto.sha256(secret),
    personId: person.id,
    channel,
    createdBy: by,
    createdAt,
    expiresAt,
  });
  return { link, expiresAt };
}

export type Redeemed =
  /** The invitation is this account's; what is left is to link the two. */
  | { status: 'accepted'; person: Person }
  /** The person's phone is known: the messenger must vouch that this account has it. */
  | { status: 'prove-phone' }
  | { status: 'refused' };

/** Somebody came by a deep link. Where a phone is known, the link alone opens nothing: forwarded it is useless. */
export async function redeem(ports: Needed, secret: string, identity: Identity): Promise<Redeemed> {
  const found = await ports.people.inviteByHash(ports.crypto.sha256(secret));
  const isTaken = found?.usedAt !== undefined && found.usedBy !== identity.userId;
  if (
    found === null ||
    found.channel !== identity.channel ||
    isTaken ||
    found.expiresAt < ports.clock.now()
  ) {
    return { status: 'refused' };
  }
  const person = await ports.people.get(found.personId);
  if (person === null || !isAwaited(person, identity.channel)) return { status: 'refused' };
  if (person.phone !== undefined) return { status: 'prove-phone' };
  return accept(ports, found.id, person, identity);
}

/** Somebody shared the phone of their own account: it opens the door if an invitation waits for it. */
export async function redeemByPhone(ports: Needed, phone: string, identity: Identity): Promise<Redeemed> {
  const person = await ports.people.byPhone(phone);
  if (person === null || !isAwaited(person, identity.channel)) return { status: 'refused' };
  const { channel, userId } = identity;
  const waiting = await ports.people.pendingInvite(person.id, channel, userId, ports.clock.now());
  return waiting === null ? { status: 'refused' } : accept(ports, waiting.id, person, identity);
}

/** Whoever left the company, or is nobody's contact any more, has no use of an invitation. */
function isAwaited(person: Person, channel: Channel): boolean {
  if (person.dismissedAt !== undefined) return false;
  const isStaffs = (STAFF_CHANNELS as readonly Channel[]).includes(channel);
  return isStaffs ? person.roles.length > 0 : person.memberships.length > 0;
}

async function accept(
  ports: Needed,
  inviteId: string,
  person: Person,
  { channel, userId }: Identity,
): Promise<Redeemed> {
  const before = await ports.people.byIdentity(channel, userId);
  if (before !== null && before.id !== person.id) return { status: 'refused' };
  const mine = before !== null;
  // Using it up decides between two accounts that come at once; an account that is linked already only comes again.
  if (!mine && !(await ports.people.useInvite(inviteId, userId, ports.clock.now())))
    return { status: 'refused' };
  return { status: 'accepted', person };
}

/**
 * Links the account in the place of any older one of the same messenger: messages go to the new one, and the old one is
 * a stranger's. The older goes first, so that a crash in between leaves somebody who may come again.
 */
export async function replaceAccount(
  { people }: Pick<Ports, 'people'>,
  person: Person,
  identity: Identity,
): Promise<'linked' | 'taken'> {
  for (const { channel, userId } of person.identities) {
    if (channel === identity.channel && userId !== identity.userId) await people.unlink(channel, userId);
  }
  return people.link(person.id, identity);
}
