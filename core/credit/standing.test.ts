import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies } from '../money/index.ts';
import { type Known, type OwedItem, type PastDecision, standingOf, standingSchema } from './standing.ts';

const MOSCOW = 'Europe/Moscow';
const known = (more: Partial<Known>): Known => ({
  terms: {},
  owed: [],
  decisions: [],
  at: '2026-11-24T09:00:00.000Z',
  zone: MOSCOW,
  ...more,
});
const rub = (minor: number) => ({ minor, currency: 'RUB' as const });
const item = (caseId: string, minor: number, due?: string): OwedItem => ({
  caseId,
  number: caseId,
  sum: rub(minor),
  rest: rub(minor),
  ...(due === undefined ? {} : { due }),
});

const day = fc.date({
  min: new Date('2026-01-01'),
  max: new Date('2027-12-31'),
  noInvalidDate: true,
});
const isoDay = day.map((date) => date.toISOString().slice(0, 10));
const owedIn = (currency: fc.Arbitrary<(typeof currencies)[number]>) =>
  fc.array(
    fc.record({
      caseId: fc.uuid(),
      number: fc.string(),
      sum: fc.constant(rub(1)),
      rest: fc.record({ minor: fc.integer({ min: 1, max: 1e12 }), currency }),
      due: fc.option(isoDay, { nil: undefined }),
    }),
    { maxLength: 12 },
  );

describe('what a client owes (the decision card)', () => {
  it('property: the sums are those of the items, and what is late is a part of what is owed', () => {
    fc.assert(
      fc.property(owedIn(fc.constant('RUB' as const)), day, (owed, now) => {
        const standing = standingOf(known({ owed: owed as OwedItem[], at: now.toISOString() }));
        expect(standing.exposure).toEqual(rub(owed.reduce((sum, { rest }) => sum + rest.minor, 0)));
        expect(standing.overdue).toEqual(
          rub(standing.overdueItems.reduce((sum, { rest }) => sum + rest.minor, 0)),
        );
        expect(standing.overdue?.minor).toBeLessThanOrEqual(standing.exposure?.minor ?? -1);
        expect(standingSchema.parse(standing)).toEqual(standing);
      }),
    );
  });

  it('property: sums of several currencies are unknown, never added up', () => {
    fc.assert(
      fc.property(owedIn(fc.constantFrom(...currencies)), (owed) => {
        const standing = standingOf(known({ owed: owed as OwedItem[] }));
        const several = new Set(owed.map(({ rest }) => rest.currency));
        expect(standing.exposure === undefined).toBe(several.size > 1);
        expect(standing.overdue === undefined).toBe(several.size > 1);
        expect(new Set(standing.mixed ?? [])).toEqual(several.size > 1 ? several : new Set());
      }),
    );
  });

  it('property: it is late from the midnight after its day, by the clock of the company', () => {
    fc.assert(
      fc.property(isoDay, fc.constantFrom(MOSCOW, 'Asia/Vladivostok', 'UTC'), (due, zone) => {
        const offset = { [MOSCOW]: 3, 'Asia/Vladivostok': 10, UTC: 0 }[zone] ?? 0;
        const midnight = Date.parse(`${due}T00:00:00.000Z`) + (24 - offset) * 3_600_000;
        const lateAt = (ms: number) =>
          standingOf(known({ owed: [item('i1', 5, due)], at: new Date(ms).toISOString(), zone })).overdueItems
            .length;
        expect([lateAt(midnight - 1), lateAt(midnight)]).toEqual([0, 1]);
      }),
    );
  });

  it('nothing owed is a known zero, in the currency of the limit', () => {
    const usd = { minor: 100, currency: 'USD' as const };
    expect(standingOf(known({})).exposure).toEqual(rub(0));
    expect(standingOf(known({ terms: { limit: usd } })).exposure).toEqual({ minor: 0, currency: 'USD' });
    expect(standingOf(known({ owed: [item('i1', 7)], terms: { limit: usd } })).exposure).toEqual(rub(7));
  });

  it('what nobody has set is absent, and what has no day is not late', () => {
    const standing = standingOf(known({ owed: [item('i1', 7)] }));
    expect(standing).not.toHaveProperty('limit');
    expect(standing).not.toHaveProperty('grade');
    expect(standing.overdueItems).toEqual([]);
  });

  it('lists the oldest debt first', () => {
    const owed = [item('i1', 1, '2026-11-20'), item('i2', 2, '2026-11-10'), item('i3', 3, '2026-11-24')];
    const { overdueItems, overdue } = standingOf(known({ owed }));
    expect(overdueItems.map(({ caseId }) => caseId)).toEqual(['i2', 'i1']);
    expect(overdue).toEqual(rub(3));
  });

  it('holds the last five decisions, newest first', () => {
    const decision = (n: number): PastDecision => ({
      caseId: `p${n}`,
      name: 'quote',
      number: `${n}`,
      verdict: 'approved',
      at: `2026-11-0${n}T09:00:00.000Z`,
      by: 'director',
    });
    const { decisions } = standingOf(known({ decisions: [3, 1, 7, 5, 2, 6, 4].map(decision) }));
    expect(decisions.map(({ number }) => number)).toEqual(['7', '6', '5', '4', '3']);
  });
});
