import type { Ports } from '../../core/ports/index.ts';

/** So long others leave alone what is worked on; what a crash left undone is taken up after that. */
const HOLD_MS = 60_000;
/** Prolonged while whoever works on it lives. */
const PROLONG_MS = 5000;

/** What is worked on here: nobody takes it over meanwhile, neither here nor in another instance. */
export class InWork {
  readonly #ports: Pick<Ports, 'arrivals' | 'clock'>;
  readonly #work = new Map<string, Promise<unknown>>();

  constructor(ports: Pick<Ports, 'arrivals' | 'clock'>) {
    this.#ports = ports;
  }

  /** What is worked on from here: no store that is slow to prolong a hold makes it left undone. */
  get ids(): string[] {
    return [...this.#work.keys()];
  }

  holdUntil(): string {
    return new Date(Date.parse(this.#ports.clock.wall()) + HOLD_MS).toISOString();
  }

  run<T>(id: string, work: () => Promise<T>): Promise<T> {
    const prolong = setInterval(
      () => void this.#ports.arrivals.hold(id, this.holdUntil()).catch(() => undefined),
      PROLONG_MS,
    );
    const running = work().finally(() => {
      clearInterval(prolong);
      this.#work.delete(id);
    });
    this.#work.set(id, running);
    return running;
  }

  /** Resolves when nothing is worked on any more. */
  async idle(): Promise<void> {
    while (this.#work.size > 0) await Promise.allSettled(this.#work.values());
  }
}
