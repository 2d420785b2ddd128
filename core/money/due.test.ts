import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../calendar/index.ts';
import { endOfPaymentDay, paymentDay, paymentDue, reminderMorning } from './due.ts';

const MOSCOW = 'Europe/Moscow';

describe('the day of payment', () => {
  it.each([
    ['banking days step over the weekend', '2026-11-25', 5, 'banking', '2026-12-02'],
    ['and over the holidays of New Year', '2026-12-29', 5, 'banking', '2027-01-14'],
    ['calendar days do not', '2026-11-25', 5, 'calendar', '2026-11-30'],
    ['but a day that is off moves to the next working one', '2026-11-25', 3, 'calendar', '2026-11-30'],
    ['a deferral without a kind is in calendar days', '2026-11-25', 3, undefined, '2026-11-30'],
    ['without days it is due the same day', '2026-11-25', 0, 'banking', '2026-11-25'],
    ['or the next working one', '2026-11-28', 0, 'banking', '2026-11-30'],
    ['the day of the papers does not count', '2026-11-28', 1, 'banking', '2026-11-30'],
  ] as const)('%s', (_, from, days, dayKind, day) => {
    expect(paymentDay(from, { days, dayKind })).toBe(day);
  });

  it('is a working day, not earlier than the papers', () => {
    const from = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-11-30'), noInvalidDate: true });
    fc.assert(
      fc.property(from, fc.nat(60), fc.constantFrom('banking', 'calendar'), (date, days, dayKind) => {
        const papers = date.toISOString().slice(0, 10);
        const day = paymentDay(papers, { days, dayKind });
        expect(isWorkingDay(day)).toBe(true);
        expect(day >= papers).toBe(true);
      }),
    );
  });
});

describe('the moment of payment', () => {
  it('is the evening of that day, counted from the day that the clocks of the company show', () => {
    const basis = '2026-11-25T22:30:00.000Z';
    expect(paymentDue(basis, { days: 1, dayKind: 'banking' }, MOSCOW)).toBe('2026-11-27T15:00:00.000Z');
    expect(paymentDue(basis, { days: 1, dayKind: 'banking' }, 'UTC')).toBe('2026-11-26T18:00:00.000Z');
  });

  it('is the end of the office day', () => {
    expect(endOfPaymentDay('2026-11-27', 'Asia/Vladivostok')).toBe('2026-11-27T08:00:00.000Z');
  });
});

describe('the morning of a reminder', () => {
  it('is that day itself or so many working days later, at ten', () => {
    expect(reminderMorning('2026-11-27', 0, MOSCOW)).toBe('2026-11-27T07:00:00.000Z');
    expect(reminderMorning('2026-11-27', 3, MOSCOW)).toBe('2026-12-02T07:00:00.000Z');
    expect(reminderMorning('2026-11-28', 0, MOSCOW)).toBe('2026-11-30T07:00:00.000Z');
  });
});
