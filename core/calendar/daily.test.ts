import { describe, expect, it } from 'vitest';
import { daysBetween, daysLater, nextDailyTime, onTheDayAfter } from './daily.ts';

const MOSCOW = 'Europe/Moscow';

describe('a time of every day (G-08)', () => {
  it.each([
    ['later the same day', '2026-12-18T06:59:59.999Z', '2026-12-18T07:00:00.000Z'],
    ['the next day at the very moment', '2026-12-18T07:00:00.000Z', '2026-12-19T07:00:00.000Z'],
    ['on a Sunday as well', '2026-12-19T12:00:00.000Z', '2026-12-20T07:00:00.000Z'],
    ['on New Year’s Day', '2026-12-31T20:30:00.000Z', '2027-01-01T07:00:00.000Z'],
  ])('comes %s', (_, since, moment) => {
    expect(nextDailyTime(since, '10:00', MOSCOW)).toBe(moment);
  });

  it('is that of the place', () => {
    expect(nextDailyTime('2026-12-18T00:00:00.000Z', '10:00', 'Asia/Vladivostok')).toBe(
      '2026-12-19T00:00:00.000Z',
    );
    expect(onTheDayAfter('2026-12-31', '10:00', MOSCOW)).toBe('2027-01-01T07:00:00.000Z');
  });

  it('days are counted over months', () => {
    expect(daysLater('2026-11-24', 30)).toBe('2026-12-24');
    expect(daysBetween('2026-11-24', '2026-12-24')).toBe(30);
    expect(daysBetween('2026-12-24', '2026-11-24')).toBe(-30);
  });
});
