import { z } from 'zod';
import { instantSchema } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { type Refusal, refuse, saidAt } from '../../cases/refusal.ts';
import { MANAGERS, STAFF_ROLES, type StaffRole } from '../../people/role.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { absenceOf, type Colleague, deputyIn, isAwayIn } from './context.ts';

const roles = z.array(z.enum(STAFF_ROLES)).min(1);
const absence = z.object({
  from: instantSchema,
  to: instantSchema,
  substitute: z.string(),
  file: z.string(),
});
const standIn = z.object({ absent: z.string(), from: instantSchema });
const DAY_MS = 86_400_000;

/** The colleague, whatever the role (who leads is named anyway), and those who lead. */
const SELF_OR_MANAGERS: By[] = [
  ...STAFF_ROLES.filter((role) => !isManagers(role)).map((role): By => `own:${role}`),
  ...MANAGERS,
];

/** Who leads does not hold a colleague's case: it would be asked to bring itself in. */
export function isManagers(role: StaffRole): boolean {
  return (MANAGERS as readonly StaffRole[]).includes(role);
}

/** Nobody decides on their own rights. */
function notYourself({ context }: Case<Colleague>, _fact: Fact, _at: string, doer: string | null) {
  return context.person === doer ? refuse('not-yourself') : null;
}

/** What speaks against an absence, as far as this colleague's own case knows; the substitute's case judges the rest. */
function againstAbsence({ context }: Case<Colleague>, fact: Fact, at: string): Refusal | null {
  const { type, from, to, substitute } = fact as Extract<ColleagueFact, { type: 'absenceSet' }>;
  const isNew = (type as string) === 'absenceSet';
  if (!isNew && absenceOf(context, from) === undefined) return refuse('no-absence');
  if (to <= from) return saidAt('to', refuse('absence-turned'));
  // The day on which it begins may be under way.
  const isOver = isNew ? Date.parse(from) + DAY_MS <= Date.parse(at) : to <= at;
  if (isOver) return saidAt(isNew ? 'from' : 'to', refuse('absence-past'));
  if (substitute === context.person) return saidAt('substitute', refuse('substitute-self'));
  if (isAwayIn(context, { from, to }, isNew ? undefined : from))
    return saidAt(isNew ? 'from' : 'to', refuse('away-already'));
  const deputy = deputyIn(context, { from, to });
  return deputy === undefined ? null : refuse('stands-in-then', { who: { person: deputy.absent } });
}

function againstStandingIn({ context }: Case<Colleague>, fact: Fact): Refusal | null {
  const { from, to } = fact as Extract<ColleagueFact, { type: 'standInAsked' }>;
  return isAwayIn(context, { from, to }) ? refuse('substitute-away') : null;
}

function known({ context }: Case<Colleague>, fact: Fact): Refusal | null {
  return absenceOf(context, fact.from as string) === undefined ? refuse('no-absence') : null;
}

/** It may have been given to another one in the meantime. */
function stillTheSubstitute({ context }: Case<Colleague>, fact: Fact): Refusal | null {
  const { from, substitute } = fact as Extract<ColleagueFact, { type: 'substituteLost' }>;
  return absenceOf(context, from)?.substitute === substitute ? null : refuse('no-absence');
}

export const facts = {
  colleagueInvited: { data: z.object({ person: z.string(), roles }), by: [...MANAGERS, 'caravan'] },
  colleagueJoined: { data: z.object({}), by: ['caravan'] },
  rolesChanged: { data: z.object({ roles }), by: [...MANAGERS], check: notYourself },
  colleagueDismissed: {
    data: z.object({ reason: z.string().min(1).max(1000) }),
    by: [...MANAGERS],
    check: notYourself,
  },
  colleagueReturned: { data: z.object({ roles }), by: [...MANAGERS] },
  absenceSet: { data: absence, by: SELF_OR_MANAGERS, check: againstAbsence },
  absenceChanged: { data: absence, by: SELF_OR_MANAGERS, check: againstAbsence },
  absenceEnded: { data: z.object({ from: instantSchema }), by: SELF_OR_MANAGERS, check: known },
  absenceOver: { data: z.object({ from: instantSchema }), by: ['caravan'], check: known },
  /** The substitute cannot, or left: there is nobody who would act. */
  substituteLost: {
    data: z.object({ from: instantSchema, substitute: z.string() }),
    by: ['caravan'],
    check: stillTheSubstitute,
  },
  standInAsked: {
    data: standIn.extend({ file: z.string(), to: instantSchema }),
    by: ['caravan'],
    check: againstStandingIn,
  },
  standInBegun: { data: standIn, by: ['caravan'] },
  standInEnded: { data: standIn, by: ['caravan'] },
} satisfies Record<string, FactRule<Colleague>>;

export type ColleagueFact = FactsOf<typeof facts>;
