import type { StaffRole } from './role.ts';

/** A time in which a colleague is away: from its first moment up to, and without, its last (ISO moments). */
export interface Absence {
  from: string;
  to: string;
  /** Person who acts in the meantime. */
  substitute: string;
}

/** The same as the substitute has it: for whom, in which roles of that person, from when until when. */
export interface StandIn {
  person: string;
  roles: StaffRole[];
  from: string;
  to: string;
}

interface Period {
  from: string;
  to: string;
}

export function isDuring({ from, to }: Period, at: string): boolean {
  return from <= at && at < to;
}

export function overlap(one: Period, other: Period): boolean {
  return one.from < other.to && other.from < one.to;
}

/** The absence in which a person is at a moment (ISO); undefined while the person is there. */
export function absenceAt({ away = [] }: { away?: Absence[] }, at: string): Absence | undefined {
  return away.find((absence) => isDuring(absence, at));
}

/** The people for whom this person acts at a moment (ISO), each with the roles in which. */
export function standInsAt({ standsInFor = [] }: { standsInFor?: StandIn[] }, at: string): StandIn[] {
  return standsInFor.filter((standIn) => isDuring(standIn, at));
}

/** The ids of the people for whom this person acts at a moment (ISO). */
export function standsInFor(person: { standsInFor?: StandIn[] }, at: string): string[] {
  return standInsAt(person, at).map((standIn) => standIn.person);
}

/** The roles in which this person may act at a moment (ISO): the person's own, and those of everybody stood in for. */
export function rolesAt(person: { roles: StaffRole[]; standsInFor?: StandIn[] }, at: string): StaffRole[] {
  return [...new Set([...person.roles, ...standInsAt(person, at).flatMap(({ roles }) => roles)])];
}
