import type { Connection } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import { MovableClock } from '../../storage/clock/movable-clock.ts';
import { SystemClock } from '../../storage/clock/system-clock.ts';

const HOUR = 3_600_000;

export function describeClocks(open: () => Promise<Connection>): void {
  describe('clocks', () => {
    let connection: Connection;
    beforeEach(async () => {
      connection = await open();
    });

    it('tell the moment in UTC with milliseconds', async () => {
      const before = Date.now();
      for (const clock of [new SystemClock(), await MovableClock.open(connection)]) {
        expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(Date.parse(clock.now())).toBeGreaterThanOrEqual(before);
        expect(Date.parse(clock.now())).toBeLessThanOrEqual(Date.now());
      }
    });

    it('move ahead of the machine, whose own moment stays', async () => {
      const clock = await MovableClock.open(connection);
      await clock.move(HOUR);
      await clock.move(2 * HOUR);
      expect(clock.offsetMs).toBe(3 * HOUR);
      expect(Date.parse(clock.now()) - Date.parse(clock.wall())).toBeGreaterThanOrEqual(3 * HOUR - 1000);
      const before = Date.now();
      expect(Date.parse(clock.wall())).toBeGreaterThanOrEqual(before);
      expect(Date.parse(clock.wall())).toBeLessThanOrEqual(Date.now());
    });

    it('stand where they stood after a restart', async () => {
      await (await MovableClock.open(connection)).move(HOUR);
      expect((await MovableClock.open(connection)).offsetMs).toBe(HOUR);
    });

    it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('cannot be moved by %d', async (ms) => {
      const clock = await MovableClock.open(connection);
      await expect(clock.move(ms)).rejects.toThrow(RangeError);
      expect(clock.offsetMs).toBe(0);
    });
  });
}
