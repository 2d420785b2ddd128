import { FaultList } from '../fault-list.ts';

/** What goes wrong with the next request that fits: an answer of that status, or none (before or after the deed). */
export interface Fault {
  method?: string;
  /** The path begins so. */
  path?: string;
  how: number | 'lost-before' | 'lost-after' | 'garbage';
  /** How often; once when absent. */
  times?: number;
}

export class Faults extends FaultList<Fault> {
  next(method: string, path: string): Fault['how'] | null {
    const fault = this.take((one) => (one.method ?? method) === method && path.startsWith(one.path ?? '/'));
    return fault === null ? null : fault.how;
  }
}
