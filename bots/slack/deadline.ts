/**
 * Slack takes an answer for three seconds from when it asked. All of them are counted from the moment in which the
 * request arrived (`performance.now()`), whatever was done with it before.
 */
export const DEADLINES_MS = {
  /** What could not be found out by then is answered without, and told later. */
  stopgap: 2000,
  /** Whatever happens, there is an answer after this. */
  last: 2700,
};

/** Null once so much time has passed since the arrival. */
export function passed(arrivedAt: number, ms: number): Promise<null> {
  const left = arrivedAt + ms - performance.now();
  return new Promise((resolve) => setTimeout(() => resolve(null), Math.max(0, left)).unref());
}
