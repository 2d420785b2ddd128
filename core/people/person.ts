import type { Absence, StandIn } from './absence.ts';
import type { Notify } from './notify.ts';
import type { PartnerRole, StaffRole } from './role.ts';

export const CHANNELS = ['telegram-staff', 'telegram-partners', 'slack', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];
/** Where colleagues are reached; an account there is the company's to give and to take. */
export const STAFF_CHANNELS = ['telegram-staff', 'slack'] as const satisfies readonly Channel[];

export type StaffChannel = (typeof STAFF_CHANNELS)[number];

export function isStaffChannel(channel: Channel): channel is StaffChannel {
  return (STAFF_CHANNELS as readonly Channel[]).includes(channel);
}

export type Locale = 'ru' | 'en';

/**
 * Why no message reaches an account: the bot was blocked, the account is deactivated, no such chat or mailbox, or another
 * company reads there.
 */
export type Unreachable = 'blocked' | 'deactivated' | 'no-chat' | 'shared';

/** One person's account in one messenger. */
export interface Identity {
  channel: Channel;
  userId: string;
  chatId: string;
  /** Set when the messenger says that no message reaches the account any more, and why. */
  blockedAt?: string;
  blockedAs?: Unreachable;
  /** The messenger is turned off; never stored, see `throughDoors`. */
  isShut?: true;
}

/** Whether messages reach the account, as far as we know. */
export function isOpen({ blockedAt, isShut }: Identity): boolean {
  return blockedAt === undefined && isShut !== true;
}

/** How a contact likes to be reached; a chat once it is linked, `both`: letters in the chat and by e-mail (G-09). */
export const CONTACT_CHANNELS = ['chat', 'phone', 'email', 'both'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** What a contact of another company is spoken to about. */
export const CONTACT_PURPOSES = ['everything', 'rates', 'papers', 'payments'] as const;
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];
/** What a letter to a company is about. */
export type Matter = Exclude<ContactPurpose, 'everything'>;

/** What a person is to another company: its contact, carrier or driver. One person may be several. */
export interface Membership {
  partyId: string;
  as: PartnerRole;
  position?: string;
  channel?: ContactChannel;
  purpose?: ContactPurpose;
  /** What this person decides, in the words of the handover card (S0-21). */
  decides?: string;
}

/** A human being: colleague, contact, driver, or several of these. Erasable; the journal only refers to it. */
export interface Person {
  id: string;
  name: string;
  phone?: string;
  email?: string;
  /** The address that a mail server refused for good: no letter goes there until the contact has another one. */
  mailRefused?: { address: string; at: string };
  locale?: Locale;
  /** In which messenger a colleague hears, and when; read by `channelsOf` and `toldAt`. */
  notify?: Notify;
  roles: StaffRole[];
  memberships: Membership[];
  identities: Identity[];
  /** Set when the person left: every door is closed. */
  dismissedAt?: string;
  /** When a colleague is away, now or later, and who acts then. */
  away?: Absence[];
  /** For whom a colleague acts, now or later: read from the absences of the others, never written. */
  standsInFor?: StandIn[];
}

/** Whether the person has an account there, reachable or not. */
export function hasAccount({ identities }: Person, channel: Channel): boolean {
  return identities.some((identity) => identity.channel === channel && identity.isShut !== true);
}

/** A single-use deep link or code; only the hash of its secret is stored. */
export interface Invite {
  id: string;
  secretHash: string;
  personId: string;
  channel: Channel;
  createdBy: string | null;
  createdAt: string;
  expiresAt: string;
  usedAt?: string;
  /** The account that used it, as the messenger names it. */
  usedBy?: string;
}
