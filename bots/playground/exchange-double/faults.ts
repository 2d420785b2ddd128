/** What goes wrong with the next request that fits: an answer of that status, or none (before or after the deed). */
export interface Fault {
  method?: string;
  /** The path begins so. */
  path?: string;
  how: number | 'lost-before' | 'lost-after' | 'garbage';
  /** How often; once when absent. */
  times?: number;
}

export class Faults {
  #waiting: Fault[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ times: 1, ...fault });
  }

  clear(): void {
    this.#waiting = [];
  }

  next(method: string, path: string): Fault['how'] | null {
    const fault = this.#waiting.find(
      (one) => (one.method ?? method) === method && path.startsWith(one.path ?? '/'),
    );
    if (fault === undefined) return null;
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) this.#waiting = this.#waiting.filter((one) => one !== fault);
    return fault.how;
  }
}
