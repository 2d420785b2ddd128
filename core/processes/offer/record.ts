import type { Fact } from '../../cases/entry.ts';
import type { Offer } from './context.ts';

/**
 * What the asking says of each carrier once it is over: how soon it answered first, or that it was silent although it
 * had all the time that was given.
 */
export function answerCounts({ id, carriers, askedAt, answeredAt = {}, isDue }: Offer): {
  carrier: string;
  fact: Fact;
}[] {
  if (askedAt === undefined) return [];
  return carriers.flatMap((carrier) => {
    const first = answeredAt[carrier];
    const fact = { type: 'answerCounted', offer: id };
    if (first === undefined) return isDue ? [{ carrier, fact }] : [];
    const minutes = Math.round((Date.parse(first) - Date.parse(askedAt)) / 60_000);
    return [{ carrier, fact: { ...fact, minutes: Math.max(0, minutes) } }];
  });
}
