import type { Obligation } from '../obligations/obligation.ts';

export interface ObligationStore {
  /** Opens it; an id that is there already is left as it is. */
  open(obligation: Obligation): Promise<void>;
  get(id: string): Promise<Obligation | null>;
  ofCase(caseId: string): Promise<Obligation[]>;
  /** Open ones whose next rung is due, oldest first. */
  due(now: string, limit: number): Promise<Obligation[]>;
  /** When the next rung of all is due; null when nothing is open. */
  nextMoment(): Promise<string | null>;
  /** Climbs one rung, only if still open at `fromStep`: false when someone else did. */
  climb(id: string, fromStep: number, nextAt: string | null): Promise<boolean>;
  close(id: string, state: 'met' | 'missed' | 'dropped', at: string): Promise<void>;
  setOwner(id: string, owner: string | null): Promise<void>;
  /** Open and already begun, overdue first, then by due moment. */
  ofOwner(owner: string, now: string, page: { skip: number; limit: number }): Promise<Obligation[]>;
  countOfOwner(owner: string, now: string): Promise<number>;
  /** All of one round on one day, open or closed. */
  ofRound(name: string, day: string): Promise<Obligation[]>;
}
