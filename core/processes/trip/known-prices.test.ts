import { expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import type { Field } from '../../forms/form.ts';
import { ABOUT } from '../../forms/testing/about.ts';
import { PRICE } from './price-questions.ts';
import { request } from './testing/trips.ts';

const usual = (about: typeof ABOUT) =>
  Object.fromEntries(
    (PRICE as Field[]).map(({ key, usual }) => [key, usual?.(about, { price: {}, vat: 22 })]),
  );
const trip = { id: 't1-1', context: { request } } as unknown as Case;

it('a carrier is usually paid by the terms of its contract (G-15)', () => {
  const paymentTerms = { days: 7, daysFrom: 'originals', dayKind: 'banking' };
  const carrier = { id: 'c1', context: { paymentTerms } } as unknown as Case;
  expect(usual({ ...ABOUT, current: trip, cases: [carrier] })).toMatchObject({
    payDays: 7,
    daysFrom: 'originals',
    dayKind: 'banking',
    payForm: 'cashless',
  });
});

it('without a contract and a former trip the terms are asked', () => {
  const carrier = { id: 'c1', context: {} } as unknown as Case;
  const open = usual({ ...ABOUT, current: trip, cases: [carrier] });
  expect([open.vat, open.payDays, open.daysFrom, open.dayKind]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
