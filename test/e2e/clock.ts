import type { Clock } from '../../core/ports/index.ts';

/** A clock that stands still until it is moved: Tuesday, 24 November 2026, ten in the morning in Moscow, unless told. */
export class StandingClock implements Clock {
  #now: number;
  readonly #start: number;

  constructor(start = '2026-11-24T07:00:00.000Z') {
    this.#start = Date.parse(start);
    this.#now = this.#start;
  }

  now(): string {
    return new Date(this.#now).toISOString();
  }

  wall(): string {
    return new Date().toISOString();
  }

  async move(ms: number): Promise<void> {
    this.#now += ms;
  }

  async reset(): Promise<void> {
    this.#now = this.#start;
  }
}

/** Moscow time of a day of November 2026, as an instant. */
export function msk(day: number, time: string): string {
  return new Date(`2026-11-${day}T${time}:00+03:00`).toISOString();
}
