import { describe, expect, it } from 'vitest';
import { excessesOf, isNeeded, POLICIES, type Policy, policyFor, stepsFor } from './policies.ts';
import { exposureAfter, type Judged, marginOf } from './thresholds.ts';

const rub = (roubles: number) => ({ minor: roubles * 100, currency: 'RUB' as const });
const standing = {
  limit: rub(1_000_000),
  days: 14,
  exposure: rub(400_000),
  overdue: rub(0),
  overdueItems: [],
  decisions: [],
  takenAt: '2026-11-24T09:00:00.000Z',
};
const judged = (figures: Partial<Judged['figures']>, known: object = standing): Judged => ({
  figures: { sum: rub(100_000), cost: rub(80_000), ...figures },
  standing: known as Judged['standing'],
});
const quote = policyFor({ process: 'deal', name: 'quote' });
const deferral = policyFor({ process: 'deal', name: 'deferral' });

describe('when approval is needed (G-02, G-28)', () => {
  it.each([
    ['S2-17: within all thresholds', judged({}), []],
    ['margin of 10 % exactly', judged({ cost: rub(90_000) }), []],
    ['margin just below 10 %', judged({ cost: { minor: 90_000_01, currency: 'RUB' } }), ['margin']],
    ['a cost that is not known', judged({ cost: undefined }), ['margin']],
    ['a cost in another currency', judged({ cost: { minor: 1, currency: 'USD' } }), ['margin']],
    ['the sum of the threshold exactly', judged({ sum: rub(3_000_000) }), []],
    ['a larger sum', judged({ sum: rub(3_000_001) }), ['sum']],
    ['a currency without a threshold', judged({ sum: { minor: 1, currency: 'EUR' } }), ['margin', 'sum']],
    ['paid before, the limit does not matter', judged({ sum: rub(700_000) }), []],
    ['on credit up to the limit exactly', judged({ sum: rub(600_000), days: 5 }), []],
    ['on credit beyond it', judged({ sum: rub(600_001), days: 5 }), ['limit']],
    ['on credit without a known limit', judged({ days: 5 }, { ...standing, limit: undefined }), ['limit']],
    ['on credit with nothing known', judged({ days: 5 }, {}), ['limit', 'overdue', 'days']],
    ['overdue', judged({}, { ...standing, overdue: rub(1) }), ['overdue']],
  ])('a quote: %s', (_, asked, excesses) => {
    expect(excessesOf(quote, asked)).toEqual(excesses);
    expect(isNeeded(quote, asked)).toBe(excesses.length > 0);
  });

  it.each([
    ['within the days of the client', judged({ days: 14 }), []],
    ['beyond them', judged({ days: 15 }), ['days']],
    ['a client without days', judged({ days: 1 }, { ...standing, days: undefined }), ['days']],
  ])('S2-43, G-28: a deferral %s', (_, asked, excesses) => {
    expect(excessesOf(deferral, asked)).toEqual(excesses);
  });

  it('S2-33: a discount always, and what nobody wrote a policy for', () => {
    expect(isNeeded(policyFor({ process: 'deal', name: 'discount' }), judged({}))).toBe(true);
    expect(isNeeded(policyFor({ process: 'trip', name: 'anything' }), judged({}))).toBe(true);
  });
});

describe('steps (S2-21)', () => {
  const [director] = quote.steps;
  const policy: Policy = {
    needed: 'always',
    order: 'sequence',
    steps: [{ ...director, role: 'head', when: { sumAbove: [rub(1_000_000)] } }, director],
  };

  it('those beyond whose threshold it is', () => {
    expect(stepsFor(policy, judged({})).map(({ role }) => role)).toEqual(['director']);
    expect(stepsFor(policy, judged({ sum: rub(2_000_000) })).map(({ role }) => role)).toEqual([
      'head',
      'director',
    ]);
  });

  it('and at least the first', () => {
    const only: Policy = { ...policy, steps: [policy.steps[0]] };
    expect(stepsFor(only, judged({}))).toHaveLength(1);
  });

  it('every policy of the company has somebody else to tell than who is asked', () => {
    const all = Object.values(POLICIES).flatMap((of) => Object.values(of));
    for (const { steps } of all) for (const { role, escalation } of steps) expect(escalation).not.toBe(role);
  });
});

describe('figures of a card', () => {
  it('margin in money and per cent, and what the client would owe', () => {
    expect(marginOf(judged({ cost: rub(66_666) }))).toEqual({ left: rub(33_334), percent: 33.3 });
    expect(exposureAfter(judged({ days: 14 }))).toEqual(rub(500_000));
    expect(exposureAfter(judged({ days: 0 }))).toEqual(rub(400_000));
  });

  it('unknown where a number is missing, never zero', () => {
    expect(marginOf(judged({ cost: undefined }))).toBeUndefined();
    expect(exposureAfter(judged({}, { ...standing, exposure: undefined }))).toBeUndefined();
    expect(exposureAfter(judged({ sum: { minor: 1, currency: 'EUR' } }))).toBeUndefined();
  });
});
