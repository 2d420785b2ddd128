import type { LoggedCall } from './state/records.ts';
import type { State } from './state/state.ts';

const keptCalls = 10_000;

/** The bots' calls, newest last; the oldest are forgotten. */
export class CallLog {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  add(call: Omit<LoggedCall, 'seq'>): void {
    const seq = this.#state.next('call');
    this.#state.calls.set(seq, { seq, ...call });
    this.#state.calls.delete(seq - keptCalls);
  }

  /** Calls with a `seq` above `after`. */
  list(after = 0): LoggedCall[] {
    return [...this.#state.calls.values()].filter(({ seq }) => seq > after);
  }
}
