import type { Role } from '../people/role.ts';

/** How long: in working hours or days of the company, or in plain minutes. */
export type Span = { workingHours: number } | { workingDays: number; atHour?: number } | { minutes: number };

/** One step of a ladder: so long after the due moment, this person hears this text. */
export interface Rung {
  after: Span;
  to: 'owner' | Role;
  /** Who hears in its place, where the case itself says so. */
  // biome-ignore lint/suspicious/noExplicitAny: a chart's own context is known where the chart is written
  instead?(context: any): Role;
  text: string;
  /** Only on the last rung: it comes again every working day at this local time until the fact. */
  daily?: string;
  /** Several of one client that come to somebody at one moment come in one message. */
  together?: true;
}

/**
 * A promise with a date: who, by when, until which fact, and who hears of it when time passes.
 * The id holds the case, the stage and the entry that opened it, so that it is opened once.
 */
export interface Obligation {
  id: string;
  caseId: string;
  process: string;
  stage: string;
  stageSeq: number;
  /** Name of the round (`morningCall`) or `stage` for the stage's own deadline. */
  name: string;
  /** For a round: the day it is for. */
  day?: string;
  ownerRole: Role;
  owner: string | null;
  opensAt: string;
  dueAt: string;
  /** The next rung to climb and when; `nextAt` null when the ladder is at its end. */
  step: number;
  nextAt: string | null;
  state: 'open' | 'met' | 'missed';
  closedAt?: string;
}
