import type { LocalDate } from './instant.ts';

/**
 * One year of the Russian production calendar (производственный календарь), as exceptions to
 * "Monday to Friday are working days".
 */
export interface ProductionYear {
  /**
   * `decreed`: holidays of the Labour Code, art. 112, and the government's decree on transfers.
   * `statutory-only`: art. 112 alone; the decree's transfers are not entered yet.
   */
  readonly basis: 'decreed' | 'statutory-only';
  /** Weekdays that are not worked. */
  readonly daysOff: readonly LocalDate[];
  /** Saturdays and Sundays that are worked. */
  readonly workingWeekends: readonly LocalDate[];
}

export const productionYears: Readonly<Record<number, ProductionYear>> = {
  2025: {
    basis: 'decreed',
    daysOff: [
      ...['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-06', '2025-01-07', '2025-01-08'],
      ...['2025-05-01', '2025-05-02', '2025-05-08', '2025-05-09'],
      ...['2025-06-12', '2025-06-13'],
      ...['2025-11-03', '2025-11-04'],
      '2025-12-31',
    ],
    workingWeekends: ['2025-11-01'],
  },
  2026: {
    basis: 'decreed',
    daysOff: [
      ...['2026-01-01', '2026-01-02', '2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'],
      '2026-02-23',
      '2026-03-09',
      ...['2026-05-01', '2026-05-11'],
      '2026-06-12',
      '2026-11-04',
      '2026-12-31',
    ],
    workingWeekends: [],
  },
  // Art. 112 itself moves a day off that meets a holiday to the next working day (May and June here);
  // only the two weekend days of the January holidays wait for the decree.
  2027: {
    basis: 'statutory-only',
    daysOff: [
      ...['2027-01-01', '2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08'],
      '2027-02-23',
      '2027-03-08',
      ...['2027-05-03', '2027-05-10'],
      '2027-06-14',
      '2027-11-04',
    ],
    workingWeekends: [],
  },
};
