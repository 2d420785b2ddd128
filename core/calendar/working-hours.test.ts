import { describe, expect, it } from 'vitest';
import { addWorkingHours, workingHoursBetween } from './working-hours.ts';

const MOSCOW = 'Europe/Moscow';

describe('addWorkingHours', () => {
  it.each([
    ['2026-11-25T07:00:00.000Z', 2, '2026-11-25T09:00:00.000Z', 'within the day'],
    ['2026-11-25T14:00:00.000Z', 1, '2026-11-25T15:00:00.000Z', 'ends with the day'],
    ['2026-11-25T14:00:00.000Z', 1.5, '2026-11-26T06:30:00.000Z', 'the rest is tomorrow'],
    ['2026-11-25T20:00:00.000Z', 1, '2026-11-26T07:00:00.000Z', 'the evening does not count'],
    ['2026-11-25T02:00:00.000Z', 1, '2026-11-25T07:00:00.000Z', 'nor does the early morning'],
    ['2026-11-27T14:00:00.000Z', 3, '2026-11-30T08:00:00.000Z', 'nor does a weekend'],
    ['2026-11-28T10:00:00.000Z', 0, '2026-11-30T06:00:00.000Z', 'no hours at all still end in working time'],
    ['2026-11-25T06:00:00.000Z', 18, '2026-11-26T15:00:00.000Z', 'two whole days'],
  ])('from %s %d hours end at %s: %s', (instant, hours, expected) => {
    expect(addWorkingHours(instant, hours, MOSCOW)).toBe(expected);
  });

  it('knows other workdays', () => {
    const shift = { from: '08:00', to: '20:00' };
    expect(addWorkingHours('2026-11-25T15:00:00.000Z', 2, MOSCOW, shift)).toBe('2026-11-25T17:00:00.000Z');
  });

  it('refuses negative hours and a workday turned round', () => {
    expect(() => addWorkingHours('2026-11-25T06:00:00.000Z', -1, MOSCOW)).toThrow(RangeError);
    expect(() =>
      addWorkingHours('2026-11-25T06:00:00.000Z', 1, MOSCOW, { from: '18:00', to: '09:00' }),
    ).toThrow(RangeError);
  });
});

describe('workingHoursBetween', () => {
  it.each([
    ['within a day', '2026-11-25T07:00:00.000Z', '2026-11-25T09:30:00.000Z', 2.5],
    ['over a night', '2026-11-25T14:00:00.000Z', '2026-11-26T07:00:00.000Z', 2],
    ['over a weekend', '2026-11-27T14:30:00.000Z', '2026-11-30T06:30:00.000Z', 1],
    ['outside the day', '2026-11-25T17:00:00.000Z', '2026-11-26T05:00:00.000Z', 0],
    ['backwards', '2026-11-26T09:00:00.000Z', '2026-11-25T09:00:00.000Z', 0],
  ])('%s', (_, from, to, hours) => {
    expect(workingHoursBetween(from, to, MOSCOW)).toBe(hours);
  });

  it('is what addWorkingHours adds', () => {
    const from = '2026-12-30T10:20:00.000Z';
    for (const hours of [0, 1.25, 9, 40])
      expect(workingHoursBetween(from, addWorkingHours(from, hours, MOSCOW), MOSCOW)).toBe(hours);
  });
});
