import type { Entry, Fact } from '../../cases/entry.ts';
import { type Absence, overlap } from '../../people/absence.ts';
import type { StaffRole } from '../../people/role.ts';
import type { ColleagueFact } from './facts.ts';

/** When this colleague is away (moments in ISO, `to` is the first one of the return), and who acts then. */
export interface Away extends Absence {
  /** The case of the substitute. */
  file: string;
  setBy: string | null;
}

/** An absence that the newest fact has ended. */
export interface Released extends Away {
  /** It had begun. */
  isUnderWay?: true;
}

/** Absences that are over and still remembered: a substitute's late press hears of them. */
const REMEMBERED = 5;

/** For whom this colleague acts. */
export interface Deputy {
  absent: string;
  /** The case of the absent one. */
  file: string;
  from: string;
  to: string;
  /** Since when the colleague knows. */
  askedAt: string;
  begun?: true;
}

/** A colleague from the invitation to the last day: rights come and go with this case. */
export interface Colleague {
  person: string;
  roles: StaffRole[];
  invitedBy?: string;
  leftAt?: string;
  /** Its own id, once it was away. */
  id?: string;
  /** Absences that are not over, in the order of time. */
  away?: Away[];
  /** The newest of those that are over. */
  past?: Absence[];
  standsIn?: Deputy[];
  /** What the newest fact ended: the substitutes, or the absent ones, hear of it. */
  released?: Released[];
  orphaned?: Deputy[];
}

/** Folds a fact into what is known of a colleague. Total and pure. */
export function evolve(
  before: Colleague,
  fact: Fact,
  { caseId, at, actor }: Pick<Entry, 'caseId' | 'at' | 'actor'>,
): Colleague {
  const { released: _, orphaned: __, ...context } = before;
  const { away = [], standsIn = [] } = context;
  const f = fact as ColleagueFact;
  switch (f.type) {
    case 'colleagueInvited':
      return {
        person: f.person,
        roles: f.roles,
        ...(actor.person === null ? {} : { invitedBy: actor.person }),
      };
    case 'rolesChanged':
      return { ...context, roles: f.roles };
    case 'colleagueDismissed':
      return { ...context, leftAt: at, away: [], standsIn: [], released: away, orphaned: standsIn };
    case 'colleagueReturned': {
      const { leftAt, ...rest } = context;
      return { ...rest, roles: f.roles };
    }
    case 'absenceSet':
    case 'absenceChanged': {
      const { type, ...absence } = f;
      const others = away.filter(({ from }) => from !== f.from);
      const released = away.filter(({ from, file }) => from === f.from && file !== f.file);
      const now = [...others, { ...absence, setBy: actor.person }];
      return { ...context, id: caseId, away: now.toSorted(byBeginning), released };
    }
    case 'absenceEnded':
    case 'absenceOver':
      return ended(context, f.from, at);
    case 'substituteLost':
      return { ...context, away: away.filter(({ from }) => from !== f.from) };
    case 'standInAsked': {
      const { type, ...deputy } = f;
      const others = standsIn.filter((one) => !isSame(one, f));
      return { ...context, standsIn: [...others, { ...deputy, askedAt: at }].toSorted(byBeginning) };
    }
    case 'standInBegun':
      return {
        ...context,
        standsIn: standsIn.map((one) => (isSame(one, f) ? { ...one, begun: true } : one)),
      };
    case 'standInEnded':
      return { ...context, standsIn: standsIn.filter((one) => !isSame(one, f)) };
    default:
      return context;
  }
}

/** It may end before its time, or before it has begun. */
function ended(context: Colleague, which: string, at: string): Colleague {
  const { away = [], past = [] } = context;
  const over = away.filter(({ from }) => from === which);
  const begun = over.filter(({ from }) => from <= at);
  const known = begun.map(({ from, to, substitute }) => ({ from, to: to < at ? to : at, substitute }));
  return {
    ...context,
    away: away.filter(({ from }) => from !== which),
    ...(begun.length === 0 ? {} : { past: [...past, ...known].slice(-REMEMBERED) }),
    released: over.map((one) => (begun.includes(one) ? { ...one, isUnderWay: true } : one)),
  };
}

/** The absence that begins at this moment. */
export function absenceOf({ away = [] }: Colleague, from: string): Away | undefined {
  return away.find((absence) => absence.from === from);
}

/** Whether this colleague is away at some moment of a period, another absence than the one that begins at `but`. */
export function isAwayIn(
  { away = [] }: Colleague,
  period: { from: string; to: string },
  but?: string,
): boolean {
  return away.some((absence) => absence.from !== but && overlap(absence, period));
}

/** For whom this colleague acts at some moment of a period. */
export function deputyIn(
  { standsIn = [] }: Colleague,
  period: { from: string; to: string },
): Deputy | undefined {
  return standsIn.find((deputy) => overlap(deputy, period));
}

/** An absent colleague has no two absences that begin together. */
function isSame(one: { absent: string; from: string }, other: { absent: string; from: string }): boolean {
  return one.absent === other.absent && one.from === other.from;
}

function byBeginning(one: { from: string }, other: { from: string }): number {
  return one.from.localeCompare(other.from);
}
