import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingOf, ratingText } from './rating.ts';
import { type Counted, NOTHING, type TrackRecord } from './record.ts';

/** Records that can come about: no more late trips than trips, and so on. */
const records = fc
  .record({
    trips: fc.nat(200),
    late: fc.nat(200),
    damages: fc.nat(200),
    failedLoadings: fc.nat(50),
    refusals: fc.nat(50),
    asked: fc.nat(200),
    answered: fc.nat(200),
    minutes: fc.nat(10_000),
    papers: fc.nat(200),
    paperDays: fc.nat(4000),
  })
  .map(({ refusals, ...one }): Counted => {
    const record: TrackRecord = {
      ...one,
      late: Math.min(one.late, one.trips),
      damages: Math.min(one.damages, one.trips),
      answered: Math.min(one.answered, one.asked),
      papers: Math.min(one.papers, one.trips),
      paperDays: Math.min(one.papers, one.trips) === 0 ? 0 : one.paperDays,
    };
    return { record, refusals };
  });

const score = (counted: Counted) => ratingOf(counted).score;
const more = (counted: Counted, change: Partial<TrackRecord>): Counted => ({
  ...counted,
  record: { ...(counted.record ?? NOTHING), ...change },
});
const of = ({ record }: Counted) => record ?? NOTHING;

describe('a carrier’s rating', () => {
  it('is a number from 1 to 5, or none', () => {
    fc.assert(
      fc.property(records, (counted) => {
        const value = score(counted) ?? 1;
        expect(value).toBeGreaterThanOrEqual(1);
        expect(value).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('never grows with a refusal, a late loading, a failed one, damage, silence or slow papers', () => {
    fc.assert(
      fc.property(records, (counted) => {
        const before = score(counted);
        if (before === undefined) return;
        const known = of(counted);
        const worse = [
          { ...counted, refusals: (counted.refusals ?? 0) + 1 },
          more(counted, { late: Math.min(known.late + 1, known.trips) }),
          more(counted, { damages: known.damages + 1 }),
          more(counted, { failedLoadings: known.failedLoadings + 1 }),
          more(counted, { asked: known.asked + 1 }),
          more(counted, { paperDays: known.papers === 0 ? 0 : known.paperDays + 30 }),
        ];
        for (const one of worse) expect(score(one)).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('never falls with an answer or with a trip that came in time and was whole', () => {
    fc.assert(
      fc.property(records, (counted) => {
        const before = score(counted);
        if (before === undefined) return;
        const known = of(counted);
        const answered = more(counted, { asked: known.asked + 1, answered: known.answered + 1 });
        expect(score(answered)).toBeGreaterThanOrEqual(before);
        expect(score(more(counted, { trips: known.trips + 1 }))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('a newcomer has none rather than a bad one, and is said to be new', () => {
    expect(score({})).toBeUndefined();
    expect(ratingText({}).key).toBe('carrier.rating.none');
    const two = { record: { ...NOTHING, trips: 2 } };
    expect(score(two)).toBeUndefined();
    expect(ratingText(two).key).toBe('carrier.rating.few');
  });

  it('comes with what it is made of', () => {
    const record = {
      ...NOTHING,
      trips: 12,
      asked: 10,
      answered: 8,
      minutes: 200,
      late: 1,
      papers: 10,
      paperDays: 60,
    };
    const text = ratingText({ record, refusals: 1 });
    expect(text).toMatchObject({ key: 'carrier.rating.score', params: { score: 4.7 } });
    expect(
      (text.params!.parts as { list: { key: string }[] }).list.map(({ key }) => key.split('.').at(-1)),
    ).toEqual(['trips', 'answers', 'speed', 'refusals', 'late', 'papers']);
  });
});
