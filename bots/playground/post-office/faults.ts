import { FaultList } from '../fault-list.ts';

/** Where in its talk with the client the server is. */
export type Step = 'mail' | 'rcpt' | 'data';

/** What goes wrong with the next letter that comes to that step. */
export interface Fault {
  step: Step;
  /** Only for this reader. */
  to?: string;
  /**
   * A refusal (its code and words), the connection cut before anything is kept, the letter kept and the connection cut
   * before the answer, the letter kept and no answer at all.
   */
  how: [number, string] | 'cut' | 'cut-after' | 'silence';
  /** How often; once when absent. */
  times?: number;
}

export class Faults extends FaultList<Fault> {
  next(step: Step, to: string | undefined): Fault | null {
    return this.take((one) => one.step === step && (one.to ?? to) === to);
  }
}
