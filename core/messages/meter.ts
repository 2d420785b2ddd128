import type { Rate } from './limits.ts';

/**
 * How much of a rate is used up, as one moment: where a row of sends at an even pace would stand (the generic cell
 * rate algorithm). Both are milliseconds since 1970.
 */
export interface Meter {
  next: number;
  /** Nothing goes before this moment: the messenger said so. */
  until: number;
}

export const UNUSED: Meter = { next: 0, until: 0 };

/** In messages: the rounding of so large milliseconds must not hold back what is due this very moment. */
const EPSILON = 1e-3;

/** How many may go now. */
export function roomIn({ next, until }: Meter, rate: Rate, now: number): number {
  if (now < until) return 0;
  const ahead = Math.max(0, next - now);
  return Math.max(0, Math.floor(rate.burst - (ahead * rate.perSecond) / 1000 + EPSILON));
}

/** Milliseconds until `n` may go together, `n` being at most the burst. */
export function waitFor(n: number, { next, until }: Meter, rate: Rate, now: number): number {
  const paced = next - now - ((rate.burst - n) * 1000) / rate.perSecond;
  return Math.max(0, Math.ceil(paced), until - now);
}

/** After `n` more; what goes although there is no room is made up for later. */
export function after(n: number, meter: Meter, rate: Rate, now: number): Meter {
  return { ...meter, next: Math.max(meter.next, now) + (n * 1000) / rate.perSecond };
}

/** After `n` that were counted did not go. */
export function before(n: number, meter: Meter, rate: Rate): Meter {
  return { ...meter, next: meter.next - (n * 1000) / rate.perSecond };
}

/** Nothing goes before that moment. */
export function pausedUntil(moment: number, meter: Meter): Meter {
  return { ...meter, until: Math.max(meter.until, moment) };
}
