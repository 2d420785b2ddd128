import type { AnyStateMachine } from 'xstate';
import type { z } from 'zod';
import type { Case } from '../cases/case.ts';
import type { Entry, Fact } from '../cases/entry.ts';
import type { Refusal } from '../cases/refusal.ts';
import type { CreditTerms, Owed, PastDecision, Standing } from '../credit/standing.ts';
import type { Paper } from '../documents/paper.ts';
import type { Form } from '../forms/form.ts';
import type { Line } from '../messages/screen.ts';
import type { Absence } from '../people/absence.ts';
import type { GroupChat } from '../people/chat.ts';
import type { Party } from '../people/party.ts';
import type { PartnerRole, Role, StaffRole } from '../people/role.ts';
import type { CaseIndex } from '../ports/cases.port.ts';
import type { Text } from '../texts/text.ts';

/** A role, or with `own:` only the person who holds that role in this very case. */
export type By = Role | `own:${Role}`;

/** Whose eyes a card is for: a colleague's, or those of one of the other companies in the case. */
export type Viewer = 'staff' | PartnerRole;

/** A moment that Caravan waits for in a case, and the fact that it brings about by itself when it has come. */
export interface Wait {
  /** Tells it from the other waits of the case; the same name is the same wait, and comes once. */
  name: string;
  /** ISO moment. */
  at: string;
  fact: Fact;
}

/** Another case that belongs to this one, one press away on its card. */
export interface Related {
  case: string;
  text: Text;
}

/** Who may bring a fact about, what it holds, and when the business refuses it. */
export interface FactRule<Context> {
  data: z.ZodType;
  by: By[];
  /** Judged on the case as it is before the fact. `doer` is a person's id, or null for Caravan itself. */
  check?(current: Case<Context>, fact: Fact, at: string, doer: string | null): Refusal | null;
  /**
   * Companies that the fact gives work to: a person may not bring it about where one of them is to get none. `party`:
   * the company in whose name a partner acts.
   */
  engages?(fact: Fact, party?: string): string[];
}

/** The facts that a table of rules describes, as a union told apart by `type`. */
export type FactsOf<Rules extends Record<string, { data: z.ZodType }>> = {
  [Type in keyof Rules & string]: { type: Type } & z.infer<Rules[Type]['data']>;
}[keyof Rules & string];

/** A press that comes too late: by these people (who pressed, and whoever that one stands in for), on this stage's card. */
export interface Press {
  people: string[];
  stageSeq?: number | undefined;
}

/** A process of the company: one folder, rendered the same by every messenger. */
// biome-ignore lint/suspicious/noExplicitAny: a list of processes holds contexts of every kind
export interface Process<Context = any> {
  name: string;
  /** Grows whenever a stage is renamed, removed or means something else. */
  version: number;
  chart: AnyStateMachine;
  /** What a case knows before its first fact. */
  blank: Context;
  /** The fact that opens a case. */
  opens: string;
  /** A case that is not there yet opens by itself (with an empty opening fact) when another case reaches for it. */
  onDemand?: true;
  facts: Record<string, FactRule<Context>>;
  /** It is about people's rights: nobody acts in it as a substitute. */
  inPerson?: true;
  /** Folds a fact into what the case knows. Total and pure: replay calls nothing else. */
  evolve(context: Context, fact: Fact, entry: Pick<Entry, 'caseId' | 'at' | 'actor' | 'seq'>): Context;
  /**
   * Companies whose members hold a partner's role in this case, by role. Without it the one company of `index` holds
   * every partner's role.
   */
  partners?(context: Context): Partial<Record<PartnerRole, string[]>>;
  /** Who speaks with the client here, where that is not the logistician. */
  speaker?: 'sales';
  /** Who holds which role in this case. */
  holders(context: Context): Partial<Record<Role, string>>;
  /** Who is asked now in the role `approver`: each has the stage's task, and a deadline, of his own. */
  asked?(context: Context): string[];
  /** Who may not act as `approver`, not even in the place of another. */
  barred?(context: Context): string[];
  /** A truer reason for refusing a colleague's press that comes too late than the usual ones. */
  late?(current: Case<Context>, press: Press): Refusal | null;
  /** What was known of the client's credit when this case wanted to know. */
  standing?(context: Context): Standing | undefined;
  index(context: Context): CaseIndex;
  forms: Form[];
  /** Processes that this house has no use for (no exchange is connected): no button opens their forms. */
  without?: string[];
  /** One line that names the case. */
  title(current: Case<Context>): Text;
  /** The fact that a partner's first look at the card brings about, once a company. */
  onLook?: string;
  /** What a colleague sees of it, or what its client, carrier or driver may see; `party` is the partner's company. */
  card(current: Case<Context>, viewer: Viewer, party?: string): (Line | 'gap')[];
  /** What the owner of a stage is asked to do, where this case needs other words than the stage's own. */
  task?(current: Case<Context>, stage: string): Text | undefined;
  /** What the owner of a stage must know to do its task: shown in the task's message itself. */
  brief?(current: Case<Context>, stage: string): Text[];
  /** Files that are looked at for a stage's task: shown beside it. */
  taskFiles?(current: Case<Context>, stage: string): string[];
  /** A paper of the case, by the name under which an effect asks for it. */
  paper?(current: Case<Context>, name: string): Paper;
  /** What its history tells of an entry beside its name, who and when; `after`: the case as it was with that entry. */
  recount?(entry: Entry, after: Case<Context>): Text[];
  /** Facts that are told in the company's own channel of orders, in the words of the history. */
  chronicle?: string[];
  /** Cases that belong to this one, for a colleague's card. */
  related?(current: Case<Context>): Related[];
  /** What Caravan waits for in this case now; one no longer in the list is dropped. `zone` is the company's. */
  waits?(current: Case<Context>, zone: string): Wait[];
  /** What the case says of a colleague: rights follow it, the substitutes' too. */
  colleague?(current: Case<Context>): {
    person: string;
    roles: StaffRole[];
    dismissedAt: string | null;
    away: Absence[];
  };
  /** The chat that this case is written to in: its account follows. */
  chat?(current: Case<Context>): GroupChat;
  /** Why the company that this case is the file of gets no more work; null while it does. */
  closedTo?(current: Case<Context>): Refusal | null;
  /** What the client of this case still owes us in it; null once nothing is left. */
  owed?(current: Case<Context>): Owed | null;
  /** What the file of a client says of its credit. */
  credit?(current: Case<Context>): CreditTerms;
  /** What was decided in this case for the client that it belongs to. */
  decisions?(current: Case<Context>): PastDecision[];
  /** The company that this case is the file of. */
  party?(current: Case<Context>): Party;
}
