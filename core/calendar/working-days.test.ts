import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  calendarDaysBetween,
  isWorkingDay,
  nextWorkingTime,
  workingDaysAfter,
  workingDaysBetween,
} from './working-days.ts';

const MOSCOW = 'Europe/Moscow';

describe('isWorkingDay', () => {
  it.each([
    ['2026-11-25', true, 'a Wednesday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-04', false, 'Unity Day'],
    ['2025-11-01', true, 'a Saturday worked for the Monday after it'],
    ['2025-11-03', false, 'the Monday got for that Saturday'],
    ['2025-12-31', false, 'a day off moved by decree'],
    ['2026-01-09', false, 'a day off moved by decree'],
    ['2026-12-31', false, 'a day off moved by decree'],
    ['2026-03-09', false, 'for 8 March on a Sunday'],
    ['2027-05-03', false, 'for 1 May on a Saturday'],
    ['2024-01-02', true, 'a year without data: weekdays are worked'],
    ['2031-06-15', false, 'a year without data: Sundays are not'],
  ])('%s is %s: %s', (date, works) => {
    expect(isWorkingDay(date)).toBe(works);
  });

  it.each([
    [2025, 247],
    [2026, 247],
  ])('the year %i has %i working days, as the published calendar says', (year, expected) => {
    const days = Array.from({ length: 366 }, (_, i) =>
      new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10),
    );
    expect(days.filter((day) => day.startsWith(String(year)) && isWorkingDay(day))).toHaveLength(expected);
  });
});

describe('workingDaysAfter', () => {
  it.each([
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-25', 0, '2026-11-25'],
    ['2026-12-30', 1, '2027-01-11'],
    ['2026-11-30', -1, '2026-11-27'],
    ['2026-11-29', -1, '2026-11-27'],
  ])('%s and %i more is %s', (date, n, expected) => {
    expect(workingDaysAfter(date, n)).toBe(expected);
  });

  it.each([1.5, Number.NaN, 1e9])('refuses %d days', (n) => {
    expect(() => workingDaysAfter('2026-11-25', n)).toThrow(RangeError);
  });
});

describe('addWorkingDays', () => {
  it('keeps the time of day in the zone', () => {
    expect(addWorkingDays('2026-11-27T12:34:56.789Z', 1, MOSCOW)).toBe('2026-11-30T12:34:56.789Z');
  });

  it('sets the hour when told', () => {
    expect(addWorkingDays('2026-11-27T12:34:00.000Z', 2, MOSCOW, { atHour: 18 })).toBe(
      '2026-12-01T15:00:00.000Z',
    );
  });

  it('counts the days of the zone, not of Greenwich', () => {
    const lateFriday = '2026-11-27T21:30:00.000Z';
    expect(addWorkingDays(lateFriday, 0, MOSCOW, { atHour: 9 })).toBe('2026-11-30T06:00:00.000Z');
    expect(addWorkingDays(lateFriday, 0, 'UTC', { atHour: 9 })).toBe('2026-11-27T09:00:00.000Z');
  });
});

describe('nextWorkingTime', () => {
  it.each([
    ['2026-11-25T05:00:00.000Z', '2026-11-25T06:00:00.000Z', 'later today'],
    ['2026-11-25T06:00:00.000Z', '2026-11-26T06:00:00.000Z', 'strictly after this moment'],
    ['2026-11-27T07:00:00.000Z', '2026-11-30T06:00:00.000Z', 'over a weekend'],
    ['2026-12-30T15:00:00.000Z', '2027-01-11T06:00:00.000Z', 'over the new year'],
  ])('after %s nine o’clock is %s: %s', (instant, expected) => {
    expect(nextWorkingTime(instant, MOSCOW, '09:00')).toBe(expected);
  });
});

describe('days between', () => {
  it.each([
    ['2026-11-25', '2026-11-25', 0, 0, 'the same day'],
    ['2026-11-26', '2026-11-30', 4, 2, 'over a weekend'],
    ['2026-11-28', '2026-11-29', 1, 0, 'a weekend'],
    ['2026-12-30', '2027-01-12', 13, 2, 'the holidays of a new year'],
    ['2026-11-25', '2026-11-20', -5, 0, 'backwards'],
  ])('%s to %s: %i days, %i of them worked (%s)', (from, to, all, worked) => {
    expect(calendarDaysBetween(from, to)).toBe(all);
    expect(workingDaysBetween(from, to)).toBe(worked);
  });
});
