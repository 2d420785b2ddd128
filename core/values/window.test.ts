import { describe, expect, it } from 'vitest';
import { parseWindow } from './window.ts';

const context = { now: '2026-11-25T07:30:00.000Z', zone: 'Europe/Moscow' };

/** `26 09:00` in Moscow, November 2026. */
function moscow(dayAndTime: string): string {
  const [day, time] = dayAndTime.split(' ');
  return new Date(`2026-11-${day}T${time}:00+03:00`).toISOString();
}

describe('parseWindow', () => {
  it.each([
    ['завтра 9-12', '26 09:00', '26 12:00'],
    ['завтра 9 - 12', '26 09:00', '26 12:00'],
    ['12.11 9-12', '12 09:00', '12 12:00'],
    ['с 9 до 12 завтра', '26 09:00', '26 12:00'],
    ['9-18 26.11', '26 09:00', '26 18:00'],
    ['завтра между 9 и 12', '26 09:00', '26 12:00'],
    ['завтра 9-00 - 18-00', '26 09:00', '26 18:00'],
    ['завтра 9:00-18:00', '26 09:00', '26 18:00'],
    ['завтра 9.00-18.00', '26 09:00', '26 18:00'],
    ['25.11 с 9:00 до 18:00', '25 09:00', '25 18:00'],
    ['завтра с 9 утра до 6 вечера', '26 09:00', '26 18:00'],
    ['tomorrow 9am-5pm', '26 09:00', '26 17:00'],
    ['26.11 весь день', '26 00:00', '26 23:59'],
    ['26.11', '26 00:00', '26 23:59'],
    ['сегодня', '25 10:30', '25 23:59'],
    ['завтра до 14', '26 00:00', '26 14:00'],
    ['сегодня до 14', '25 10:30', '25 14:00'],
    ['завтра после 15', '26 15:00', '26 23:59'],
    ['завтра к 9', '26 09:00', '26 09:00'],
    ['26.11 14-30', '26 14:30', '26 14:30'],
    ['завтра утром', '26 08:00', '26 12:00'],
    ['завтра после обеда', '26 13:00', '26 18:00'],
    ['завтра 22-6', '26 22:00', '27 06:00'],
    ['25.11 9:00 - 26.11 12:00', '25 09:00', '26 12:00'],
    ['с 26.11 9:00 до 27.11 18:00', '26 09:00', '27 18:00'],
    ['26.11 - 27.11', '26 00:00', '27 23:59'],
    ['12.11 - 13.11', '12 00:00', '13 23:59'],
    ['26-27.11', '26 00:00', '27 23:59'],
    ['с 26 по 27 ноября', '26 00:00', '27 23:59'],
  ])('%s is from %s to %s', (text, from, to) => {
    expect(parseWindow(text, context)).toEqual({ ok: true, value: { from: moscow(from), to: moscow(to) } });
  });

  it.each([
    ['9-12', 'no-date'],
    ['завтра 12-9', 'ends-before-start'],
    ['27.11 - 26.11', 'ends-before-start'],
    ['1.12-1.03', 'too-long-window'],
    ['31.02 9-12', 'no-such-date'],
    ['чт 27.11 9-12', 'weekday-differs'],
    ['завтра 9-12 или 15', 'not-understood'],
    ['-5', 'not-understood'],
    ['как получится', 'not-understood'],
    ['', 'empty'],
    ['завтра ⏰', 'emoji'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseWindow(text, context)).toMatchObject({ ok: false, problem });
  });

  it('takes bare hours for the day it is told', () => {
    const value = { from: moscow('27 09:00'), to: moscow('27 12:00') };
    expect(parseWindow('9-12', { ...context, day: '2026-11-27' })).toEqual({ ok: true, value });
    expect(parseWindow('27.11 9-12', { ...context, day: '2026-11-28' })).toEqual({ ok: true, value });
  });

  it('flags a window that is over, not one that is open', () => {
    const ahead = { ...context, past: 'refuse' } as const;
    expect(parseWindow('сегодня 8-10', ahead)).toMatchObject({ problem: 'in-the-past' });
    expect(parseWindow('24.11', ahead)).toMatchObject({ problem: 'in-the-past' });
    expect(parseWindow('сегодня 8-11', ahead).ok).toBe(true);
    expect(parseWindow('сегодня до 9', context)).toEqual({
      ok: true,
      value: { from: moscow('25 00:00'), to: moscow('25 09:00') },
    });
  });

  it('is as long as the clocks make it', () => {
    const berlin = { ...context, zone: 'Europe/Berlin' };
    expect(parseWindow('28.03.2027 2:30-5', berlin)).toMatchObject({ problem: 'no-such-time' });
    expect(parseWindow('31.10.2027 2:30', berlin)).toEqual({
      ok: true,
      value: { from: '2027-10-31T00:30:00.000Z', to: '2027-10-31T01:30:00.000Z' },
    });
  });
});
