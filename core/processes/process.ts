import type { AnyStateMachine } from 'xstate';
import type { z } from 'zod';
import type { Case } from '../cases/case.ts';
import type { Entry, Fact } from '../cases/entry.ts';
import type { Refusal } from '../cases/refusal.ts';
import type { Form } from '../forms/form.ts';
import type { Line } from '../messages/screen.ts';
import type { Party } from '../people/party.ts';
import type { Role, StaffRole } from '../people/role.ts';
import type { CaseIndex } from '../ports/cases.port.ts';
import type { Text } from '../texts/text.ts';

/** A role, or with `own:` only the person who holds that role in this very case. */
export type By = Role | `own:${Role}`;

/** Who may bring a fact about, what it holds, and when the business refuses it. */
export interface FactRule<Context> {
  data: z.ZodType;
  by: By[];
  /** Judged on the case as it is before the fact. `doer` is a person's id, or null for Caravan itself. */
  check?(current: Case<Context>, fact: Fact, at: string, doer: string | null): Refusal | null;
}

/** The facts that a table of rules describes, as a union told apart by `type`. */
export type FactsOf<Rules extends Record<string, { data: z.ZodType }>> = {
  [Type in keyof Rules & string]: { type: Type } & z.infer<Rules[Type]['data']>;
}[keyof Rules & string];

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
  /** Folds a fact into what the case knows. Total and pure: replay calls nothing else. */
  evolve(context: Context, fact: Fact, entry: Pick<Entry, 'at' | 'actor' | 'seq'>): Context;
  /** Who holds which role in this case. */
  holders(context: Context): Partial<Record<Role, string>>;
  index(context: Context): CaseIndex;
  forms: Form[];
  /** One line that names the case. */
  title(current: Case<Context>): Text;
  /** What a colleague sees of it; `partner` what its client, carrier or driver may see. */
  card(current: Case<Context>, viewer: 'staff' | 'partner'): (Line | 'gap')[];
  /** What the owner of a stage must know to do its task: shown in the task's message itself. */
  brief?(current: Case<Context>, stage: string): Text[];
  /** What the case says of a colleague: rights follow it. */
  colleague?(current: Case<Context>): { person: string; roles: StaffRole[]; dismissedAt: string | null };
  /** The company that this case is the file of. */
  party?(current: Case<Context>): Party;
}
