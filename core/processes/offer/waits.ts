import type { Case } from '../../cases/case.ts';
import type { Wait } from '../process.ts';
import { awardsOf, isTaken } from './awards.ts';
import type { Offer } from './context.ts';
import { hasNextWave, isWaveOut, quarterLeft, silentNow, windowOf } from './window.ts';

/** What the asking waits for by itself. A moment that is moved is another wait. */
export function waits({ context: offer, closed, updatedAt }: Case<Offer>): Wait[] {
  if (closed) return [];
  const asks = isTaken(offer) ? [] : [...answers(offer), ...nextWave(offer, updatedAt), ...silence(offer)];
  return [...asks, ...holds(offer)];
}

function answers({ until, isDue }: Offer): Wait[] {
  return isDue ? [] : [{ name: `answers/${until}`, at: until, fact: { type: 'answersDue' } }];
}

/** The next ones are asked when the time of those before is over, or at once when all of them have declined. */
function nextWave(offer: Offer, updatedAt: string): Wait[] {
  if (!hasNextWave(offer)) return [];
  const wave = (offer.wave ?? 0) + 1;
  const fact = { type: 'waveDue', wave };
  if (isWaveOut(offer)) return [{ name: `wave/${wave}/out`, at: updatedAt, fact }];
  const { until } = windowOf(offer);
  return [{ name: `wave/${wave}/${until}`, at: until, fact }];
}

/** Those who are silent are reminded by themselves once a window, when a quarter of it is left. */
function silence(offer: Offer): Wait[] {
  const { mode, isDue, remindedAt } = offer;
  if (mode === undefined || isDue || silentNow(offer).length === 0) return [];
  const { since, until } = windowOf(offer);
  const isReminded = remindedAt !== undefined && remindedAt > since;
  return isReminded
    ? []
    : [{ name: `remind/${until}`, at: quarterLeft(offer), fact: { type: 'silentReminded' } }];
}

function holds(offer: Offer): Wait[] {
  return awardsOf(offer).flatMap(({ trip, carrier, until }) =>
    until === undefined
      ? []
      : [{ name: `hold/${trip}/${until}`, at: until, fact: { type: 'holdLapsed', trip, carrier } }],
  );
}
