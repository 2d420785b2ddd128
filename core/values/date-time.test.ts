import { describe, expect, it } from 'vitest';
import { parseDateTime } from './date-time.ts';

const context = { now: '2026-11-25T07:30:00.000Z', zone: 'Europe/Moscow' };

describe('parseDateTime', () => {
  it.each([
    ['завтра 14:00', '2026-11-26T11:00:00.000Z'],
    ['завтра в 14', '2026-11-26T11:00:00.000Z'],
    ['завтра 1430', '2026-11-26T11:30:00.000Z'],
    ['25.11 с 9 утра', '2026-11-25T06:00:00.000Z'],
    ['сегодня в 18', '2026-11-25T15:00:00.000Z'],
    ['25.11 14-30', '2026-11-25T11:30:00.000Z'],
    ['25.11.26 14.30', '2026-11-25T11:30:00.000Z'],
    ['25.11, 14:30', '2026-11-25T11:30:00.000Z'],
    ['2026-11-25T14:30', '2026-11-25T11:30:00.000Z'],
    ['завтра в 6 вечера', '2026-11-26T15:00:00.000Z'],
    ['завтра в 2 часа дня', '2026-11-26T11:00:00.000Z'],
    ['завтра в 11 ночи', '2026-11-26T20:00:00.000Z'],
    ['завтра в 2 ночи', '2026-11-25T23:00:00.000Z'],
    ['завтра 9ч30', '2026-11-26T06:30:00.000Z'],
    ['пт в полдень', '2026-11-27T09:00:00.000Z'],
    ['tomorrow at 2pm', '2026-11-26T11:00:00.000Z'],
    ['tomorrow 12 am', '2026-11-25T21:00:00.000Z'],
    ['14:00 завтра', '2026-11-26T11:00:00.000Z'],
    ['в 9 утра 12.12', '2026-12-12T06:00:00.000Z'],
    ['завтра до 12', '2026-11-26T09:00:00.000Z'],
    ['сейчас', '2026-11-25T07:30:00.000Z'],
    ['через 2 часа', '2026-11-25T09:30:00.000Z'],
    ['через час', '2026-11-25T08:30:00.000Z'],
    ['через полчаса', '2026-11-25T08:00:00.000Z'],
    ['in 45 minutes', '2026-11-25T08:15:00.000Z'],
    ['завтра 24:00', '2026-11-26T21:00:00.000Z'],
  ])('%s is %s', (text, value) => {
    expect(parseDateTime(text, context)).toEqual({ ok: true, value });
  });

  it.each([
    ['завтра', 'no-time'],
    ['14:00', 'no-date'],
    ['завтра 25:00', 'no-such-time'],
    ['завтра 14:99', 'no-such-time'],
    ['завтра 9-12', 'not-understood'],
    ['12.11 9-12', 'not-understood'],
    ['через 2 слона', 'not-understood'],
    ['завтра утречком', 'not-understood'],
    ['31.02 14:00', 'no-such-date'],
    ['пт 26.11 14:00', 'weekday-differs'],
    ['', 'empty'],
    ['завтра 14:00 🚚', 'emoji'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseDateTime(text, context)).toMatchObject({ ok: false, problem });
  });

  it('flags an hour of today that has passed', () => {
    const ahead = { ...context, past: 'refuse' } as const;
    expect(parseDateTime('сегодня 10:00', ahead)).toMatchObject({ problem: 'in-the-past' });
    expect(parseDateTime('сегодня 11:00', ahead).ok).toBe(true);
    expect(parseDateTime('сегодня 11:00', { ...context, future: 'refuse' })).toMatchObject({
      problem: 'in-the-future',
    });
  });

  it('refuses a time that clocks skip, takes the earlier of two', () => {
    const berlin = { ...context, zone: 'Europe/Berlin' };
    expect(parseDateTime('28.03.2027 2:30', berlin)).toMatchObject({ problem: 'no-such-time' });
    expect(parseDateTime('31.10.2027 2:30', berlin)).toEqual({ ok: true, value: '2027-10-31T00:30:00.000Z' });
  });
});
