import type { Clock } from '../../core/ports/index.ts';

/** The machine's clock. */
export class SystemClock implements Clock {
  now(): string {
    return this.wall();
  }

  wall(): string {
    return new Date().toISOString();
  }
}
