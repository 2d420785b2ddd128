import type { DayKind, DaysFrom } from '../../money/index.ts';
import type { Price } from '../transport-order/price.ts';

/** How the carrier is paid: where nothing else was agreed, banking days run from the originals (G-15). */
export function termsOf(price: Price | undefined): {
  days: number;
  dayKind: DayKind;
  daysFrom: DaysFrom;
} {
  const { days = 0, dayKind = 'banking', daysFrom = 'originals' } = price ?? {};
  return { days, dayKind, daysFrom };
}
