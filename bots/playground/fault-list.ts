/** What goes wrong with the next thing that fits, so often as was ordered, in the order of the orders. */
export class FaultList<Fault extends { times?: number }> {
  #waiting: { fault: Fault; left: number }[] = [];

  /** `times`: how often; once when absent. */
  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  protected take(fits: (fault: Fault) => boolean): Fault | null {
    const next = this.#waiting.find(({ fault }) => fits(fault));
    if (next === undefined) return null;
    next.left--;
    if (next.left <= 0) this.#waiting = this.#waiting.filter((one) => one !== next);
    return next.fault;
  }
}
