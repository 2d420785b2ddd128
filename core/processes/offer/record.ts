import { askedCarriers } from './bids.ts';
import type { Move } from './chart.ts';
import type { Offer } from './context.ts';
import { sideOf } from './exchange.ts';

/**
 * What the asking says of each carrier once nobody is asked any more: how soon it answered first, or that it was silent
 * although it had all the time that was given.
 */
export function answerCounts(offer: Offer): Move[] {
  const { id, askedAt, answeredAt = {} } = offer;
  if (askedAt === undefined) return [];
  const { takenOn } = sideOf(offer);
  const asked = askedCarriers(offer).filter((carrier) => !takenOn.includes(carrier));
  return asked.flatMap((carrier): Move[] => {
    const first = answeredAt[carrier];
    const { since, isOver } = turnOf(offer, carrier, askedAt);
    const counted = { type: 'answerCounted', offer: id };
    if (first === undefined) return isOver ? [toFile(carrier, counted)] : [];
    const minutes = Math.round((Date.parse(first) - Date.parse(since)) / 60_000);
    return [toFile(carrier, { ...counted, minutes: Math.max(0, minutes) })];
  });
}

/**
 * Since when a carrier had the word, and whether its time is over: of its own wave, where there are several. Whoever came
 * by itself owes nothing.
 */
function turnOf(
  { waves, wave = 0, waveTimes = [], isDue, joined = [] }: Offer,
  carrier: string,
  askedAt: string,
) {
  const came = joined.find((one) => one.carrier === carrier);
  if (came !== undefined) return { since: came.at, isOver: false };
  const own = waves?.findIndex(({ carriers }) => carriers.includes(carrier)) ?? 0;
  return { since: waveTimes[own] ?? askedAt, isOver: isDue || own < wave };
}

function toFile(caseId: string, fact: { type: string; offer: string; minutes?: number }): Move {
  return { type: 'command', process: 'carrier', caseId, fact };
}
