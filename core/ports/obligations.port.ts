import type { Obligation } from '../obligations/obligation.ts';
import type { Role } from '../people/role.ts';

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
  close(id: string, state: 'met' | 'missed', at: string): Promise<void>;
  /** What was closed is wanted again, from the same rung on; an open one is left as it is. */
  reopen(id: string, nextAt: string): Promise<void>;
  setOwner(id: string, owner: string | null): Promise<void>;
  /** Open and already begun: the person's own, and those that nobody of the person's roles holds yet; by due moment. */
  ofPerson(
    who: { id: string; roles: Role[] },
    now: string,
    page: { skip: number; limit: number },
  ): Promise<Obligation[]>;
  /** All of one round on one day, open or closed. */
  ofRound(name: string, day: string): Promise<Obligation[]>;
}
