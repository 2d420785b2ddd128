import type { AskedStep } from '../approvals/policies.ts';
import type { Matter } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { TextParam } from '../texts/text.ts';
import type { Fact } from './entry.ts';

/**
 * Who is to hear: a role as the case resolves it, a person, or every contact of a party who can be reached (not its
 * drivers), or the chat of a group of carriers. What is told to many parties at once, or in a chat, is a broadcast.
 */
export type Recipient =
  | { role: Role }
  | { person: string }
  | { party: string }
  | { parties: string[] }
  | { chat: string };

/** Something to be done because of a fact. Each is written under the key `<entry>/<n>`, so a repeat does nothing. */
export type Effect =
  /**
   * Say something; with `stage` the message carries that stage's buttons, with `until` its own buttons go when that
   * stage ends. `letter`: partners in no chat, or who like e-mail better, hear it as an e-mail under `<text>.subject`
   * with the files attached; the words greet by themselves, the signature is added (G-09). `about`: of a company's
   * contacts it is for those who are for that (see `messages/purpose.ts`). `otherwise`: where nobody
   * of those meant can be reached, at once or as the mail server says later, this case hears that fact instead of
   * the holder hearing of it.
   */
  | {
      type: 'tell';
      to: Recipient;
      text: string;
      params?: Record<string, TextParam>;
      stage?: string;
      until?: string;
      files?: string[];
      buttons?: EffectButton[];
      letter?: true;
      about?: Matter;
      otherwise?: Fact;
    }
  /** Say something to a person and, in the same message, what that one, or the absent `of`, owes now: see `handOver`. */
  | { type: 'handOver'; to: { person: string }; of: string; text: string; params?: Record<string, TextParam> }
  /** Put other words in the place of what was told under the same text and still has its buttons; edits make no sound. */
  | {
      type: 'reword';
      to: Recipient;
      text: string;
      params?: Record<string, TextParam>;
      buttons?: EffectButton[];
    }
  /** Reach another case; where that one refuses, this case hears `otherwise`. */
  | { type: 'command'; process: string; caseId: string; fact: Fact; otherwise?: Fact }
  /** Reach every open case of a process that belongs to a party, or has this among its keys. */
  | { type: 'commandEach'; process: string; fact: Fact; partyId?: string; key?: string }
  /** A company takes no part any more: its people's cards lose their buttons and say this, what waits is not sent. */
  | { type: 'dismiss'; party: string; text: string }
  /** Draw the case's paper of that name, keep it, and bring the fact with `files: [its id]` into the same case. */
  | { type: 'paper'; paper: string; fact: string }
  /**
   * Read what is known of a client's credit, and bring `{type: fact, standing}` into the same case. What is owed in this
   * case (or, with `except`, in that one) is left out, so that it can be added as it will be.
   */
  | { type: 'gather'; party: string; fact: string; except?: string }
  /** Find who is asked in each step (never the requester), and bring `{...fact, benches}` into the same case. */
  | { type: 'muster'; steps: AskedStep[]; requester: string; fact: Fact }
  /** Stages were entered or left: retire cards, reconcile obligations, announce tasks. */
  | { type: 'stages'; entered: string[]; left: string[] };

/** A button beside a message that is not a stage's own, for example "Reply". */
export interface EffectButton {
  text: string;
  params?: Record<string, TextParam>;
  /** Opens this form; without one, the card of the case. */
  form?: string;
  /** Kept with the draft that the button opens. */
  arg?: string;
  /** The case that the form moves or the card shows, where that is not this one. */
  about?: string;
  /** Leads from the chat of this group (its case) to the private chat with the partners' bot, to take part in the case. */
  join?: string;
  /** The form opens a case of its own; it is opened about this one. */
  opens?: true;
}
