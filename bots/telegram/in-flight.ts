/** Updates that are being worked on. */
export class InFlight {
  readonly #works = new Set<Promise<void>>();

  async run(work: () => Promise<void>): Promise<void> {
    const mine = work();
    this.#works.add(mine);
    try {
      await mine;
    } finally {
      this.#works.delete(mine);
    }
  }

  /** Resolves when nothing is being worked on; whether it went well is its caller's business. */
  async idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works);
  }
}
