import { describe, expect, it } from 'vitest';
import { parseDate } from './date.ts';

/** A Wednesday, 10:30 in Moscow. */
const context = { now: '2026-11-25T07:30:00.000Z', zone: 'Europe/Moscow' };

describe('parseDate', () => {
  it.each([
    ['25.11', '2026-11-25'],
    ['25/11', '2026-11-25'],
    ['25 11', '2026-11-25'],
    ['25,11', '2026-11-25'],
    ['25 11 2026', '2026-11-25'],
    ['на 25.11', '2026-11-25'],
    ['до 25 ноября', '2026-11-25'],
    ['к пятнице', '2026-11-27'],
    ['до пятницы', '2026-11-27'],
    ['25.11.26', '2026-11-25'],
    ['25.11.2026г.', '2026-11-25'],
    ['2026-11-25', '2026-11-25'],
    ['25 ноября', '2026-11-25'],
    ['25 нояб. 2026', '2026-11-25'],
    ['25-го ноября', '2026-11-25'],
    ['nov 30', '2026-11-30'],
    ['30th of november', '2026-11-30'],
    ['November 30, 2026', '2026-11-30'],
    ['сегодня', '2026-11-25'],
    ['Завтра', '2026-11-26'],
    ['на завтра', '2026-11-26'],
    ['послезавтра', '2026-11-27'],
    ['после завтра', '2026-11-27'],
    ['вчера', '2026-11-24'],
    ['tomorrow', '2026-11-26'],
    ['day after tomorrow', '2026-11-27'],
    ['в пятницу', '2026-11-27'],
    ['пт', '2026-11-27'],
    ['пн', '2026-11-30'],
    ['во вторник', '2026-12-01'],
    ['в среду', '2026-12-02'],
    ['в следующую пятницу', '2026-12-04'],
    ['next monday', '2026-11-30'],
    ['в прошлую пятницу', '2026-11-20'],
    ['через 3 дня', '2026-11-28'],
    ['через три дня', '2026-11-28'],
    ['через день', '2026-11-27'],
    ['через неделю', '2026-12-02'],
    ['через 2 недели', '2026-12-09'],
    ['in 3 days', '2026-11-28'],
    ['через 3 рабочих дня', '2026-11-30'],
    ['30', '2026-11-30'],
    ['24', '2026-12-24'],
    ['30 числа', '2026-11-30'],
    ['чт 26.11', '2026-11-26'],
    ['26.11 (чт)', '2026-11-26'],
    ['10.01', '2027-01-10'],
    ['24.11', '2026-11-24'],
    ['29.02', '2028-02-29'],
    ['１５.１２', '2026-12-15'],
    ['25\u00a0ноября', '2026-11-25'],
  ])('%s is %s', (text, value) => {
    expect(parseDate(text, context)).toEqual({ ok: true, value });
  });

  it.each([
    ['31.02', 'no-such-date'],
    ['31.02.2027', 'no-such-date'],
    ['29.02.2027', 'no-such-date'],
    ['0.0', 'no-such-date'],
    ['32', 'no-such-date'],
    ['25.13', 'no-such-date'],
    ['пт 26.11', 'weekday-differs'],
    ['через 99999 дней', 'too-far'],
    ['25.11.9999', 'too-far'],
    ['-5', 'not-understood'],
    ['25.11 и ещё', 'not-understood'],
    ['скоро', 'not-understood'],
    ['99999999999999999999', 'not-understood'],
    ['', 'empty'],
    ['\u200b \u00a0', 'empty'],
    ['📅', 'emoji'],
    ['25.11\u0000', 'control-characters'],
    ['1'.repeat(101), 'too-long'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseDate(text, context)).toMatchObject({ ok: false, problem });
  });

  it('flags the past and the future when told', () => {
    expect(parseDate('24.11', { ...context, past: 'refuse' })).toEqual({
      ok: false,
      problem: 'in-the-past',
      hint: { date: '2026-11-24' },
    });
    expect(parseDate('25.11', { ...context, past: 'refuse' }).ok).toBe(true);
    expect(parseDate('завтра', { ...context, future: 'refuse' })).toMatchObject({ problem: 'in-the-future' });
  });

  it('looks back when the future is refused', () => {
    const past = { ...context, future: 'refuse' } as const;
    expect(parseDate('25.12', past)).toEqual({ ok: true, value: '2025-12-25' });
    expect(parseDate('24', past)).toEqual({ ok: true, value: '2026-11-24' });
    expect(parseDate('30', past)).toEqual({ ok: true, value: '2026-10-30' });
    expect(parseDate('в пятницу', past)).toEqual({ ok: true, value: '2026-11-20' });
  });

  it('knows that tomorrow begins earlier in the east', () => {
    const evening = { now: '2026-11-25T18:00:00.000Z', zone: 'Asia/Vladivostok' };
    expect(parseDate('завтра', evening)).toEqual({ ok: true, value: '2026-11-27' });
  });
});
