import { describe, expect, it } from 'vitest';
import { outsideQuietHours } from './quiet-hours.ts';

const NIGHT = { from: '21:00', to: '08:00' };

describe('outsideQuietHours', () => {
  it.each([
    ['2026-11-25T10:00:00.000Z', '2026-11-25T10:00:00.000Z', 'by day'],
    ['2026-11-25T18:00:00.000Z', '2026-11-26T05:00:00.000Z', 'at nine in the evening sharp'],
    ['2026-11-25T17:59:59.999Z', '2026-11-25T17:59:59.999Z', 'a moment before'],
    ['2026-11-25T22:00:00.000Z', '2026-11-26T05:00:00.000Z', 'after midnight'],
    ['2026-11-26T05:00:00.000Z', '2026-11-26T05:00:00.000Z', 'at eight in the morning sharp'],
  ])('%s becomes %s: %s', (instant, expected) => {
    expect(outsideQuietHours(instant, 'Europe/Moscow', NIGHT)).toBe(expected);
  });

  it('may lie within one day', () => {
    const lunch = { from: '12:00', to: '13:00' };
    expect(outsideQuietHours('2026-11-25T09:30:00.000Z', 'Europe/Moscow', lunch)).toBe(
      '2026-11-25T10:00:00.000Z',
    );
    expect(outsideQuietHours('2026-11-25T11:00:00.000Z', 'Europe/Moscow', lunch)).toBe(
      '2026-11-25T11:00:00.000Z',
    );
  });

  it('may be none', () => {
    const none = { from: '00:00', to: '00:00' };
    expect(outsideQuietHours('2026-11-25T23:00:00.000Z', 'Europe/Moscow', none)).toBe(
      '2026-11-25T23:00:00.000Z',
    );
  });
});
