import type { Log } from '../../core/ports/index.ts';

const ONE_LINE_IN_MS = 60_000;

/** Counts what was turned away; the log says of each reason once a minute how often, so that nobody can fill it. */
export class Refusals<Reason extends string> {
  readonly #log: Log;
  readonly #words: string;
  readonly #counts: Record<Reason, number>;
  /** Since the last line of the log; a reason without a line in the last minute is not here. */
  readonly #untold = new Map<Reason, number>();

  constructor(log: Log, words: string, reasons: readonly Reason[]) {
    this.#log = log;
    this.#words = words;
    this.#counts = Object.fromEntries(reasons.map((one) => [one, 0])) as Record<Reason, number>;
  }

  /** Since the start. */
  get counts(): Readonly<Record<Reason, number>> {
    return this.#counts;
  }

  count(reason: Reason): void {
    this.#counts[reason] += 1;
    const untold = this.#untold.get(reason);
    if (untold === undefined) this.#tell(reason, 1);
    else this.#untold.set(reason, untold + 1);
  }

  #tell(reason: Reason, requests: number): void {
    this.#log.warn({ reason, requests }, this.#words);
    this.#untold.set(reason, 0);
    setTimeout(() => {
      const untold = this.#untold.get(reason) ?? 0;
      this.#untold.delete(reason);
      if (untold > 0) this.#tell(reason, untold);
    }, ONE_LINE_IN_MS).unref();
  }
}
