import { z } from 'zod';
import { type Money, moneySchema } from '../../money/index.ts';

const DAY_MS = 86_400_000;

const trip = z.string();
const FAILURES = ['failedLoading', 'damage'] as const;

/** What Caravan counts for the carrier's rating: each comes once, from the offer or trip where it happened. */
export const counts = {
  /** G-12: a trip was taken and given back. */
  refusalCounted: z.object({ trip }),
  /** An asking is over: `minutes` until the carrier's first answer; without them it was silent to the end. */
  answerCounted: z.object({ offer: z.string(), minutes: z.int().min(0).optional() }),
  /** Towns of the way, our price, minutes after the end of the loading window. */
  tripCounted: z.object({
    trip,
    from: z.string(),
    to: z.string(),
    price: moneySchema.optional(),
    late: z.int().min(0),
  }),
  /** G-17: decided to be the carrier's fault. */
  failureCounted: z.object({ trip, kind: z.enum(FAILURES) }),
  /** All papers are there now; the days since the unloading count. */
  papersCounted: z.object({ trip, unloadedAt: z.iso.datetime() }),
} as const;

type Count = {
  [Type in keyof typeof counts]: { type: Type } & z.infer<(typeof counts)[Type]>;
}[keyof typeof counts];

/** Sums over all that was counted. */
export interface TrackRecord {
  asked: number;
  answered: number;
  /** Of all answers together. */
  minutes: number;
  trips: number;
  /** Trips that came later than the loading window. */
  late: number;
  failedLoadings: number;
  damages: number;
  /** Trips whose papers came, and their days together. */
  papers: number;
  paperDays: number;
}

export const NOTHING: TrackRecord = {
  asked: 0,
  answered: 0,
  minutes: 0,
  trips: 0,
  late: 0,
  failedLoadings: 0,
  damages: 0,
  papers: 0,
  paperDays: 0,
};

/** A way between two towns that the carrier went for us. */
export interface Driven {
  from: string;
  to: string;
  times: number;
  /** ISO moment. */
  last: string;
  price?: Money;
}

export interface Counted {
  record?: TrackRecord;
  driven?: Driven[];
  /** Trips taken and given back. */
  refusals?: number;
}

/** Adds what was counted. */
export function counted<Known extends Counted>(known: Known, fact: Count, at: string): Known {
  const record = known.record ?? NOTHING;
  switch (fact.type) {
    case 'refusalCounted':
      return { ...known, refusals: (known.refusals ?? 0) + 1 };
    case 'answerCounted': {
      const answer = fact.minutes === undefined ? {} : answeredIn(record, fact.minutes);
      return { ...known, record: { ...record, asked: record.asked + 1, ...answer } };
    }
    case 'tripCounted': {
      const late = record.late + (fact.late > 0 ? 1 : 0);
      return {
        ...known,
        record: { ...record, trips: record.trips + 1, late },
        driven: drivenWith(known.driven ?? [], fact, at),
      };
    }
    case 'failureCounted': {
      const key = fact.kind === 'damage' ? 'damages' : 'failedLoadings';
      return { ...known, record: { ...record, [key]: record[key] + 1 } };
    }
    case 'papersCounted': {
      const days = Math.max(0, Math.floor((Date.parse(at) - Date.parse(fact.unloadedAt)) / DAY_MS));
      const { papers, paperDays } = record;
      return { ...known, record: { ...record, papers: papers + 1, paperDays: paperDays + days } };
    }
  }
}

function answeredIn({ answered, minutes }: TrackRecord, more: number) {
  return { answered: answered + 1, minutes: minutes + more };
}

function drivenWith(
  driven: Driven[],
  { from, to, price }: Extract<Count, { type: 'tripCounted' }>,
  at: string,
): Driven[] {
  const isIt = (one: Driven) => one.from === from && one.to === to;
  const times = (driven.find(isIt)?.times ?? 0) + 1;
  const newest: Driven = { from, to, times, last: at, ...(price === undefined ? {} : { price }) };
  return [newest, ...driven.filter((one) => !isIt(one))];
}
