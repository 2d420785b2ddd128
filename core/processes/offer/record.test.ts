import { expect, it } from 'vitest';
import { logistician, person } from '../testing/people.ts';
import { played, type Step } from '../testing/played.ts';
import { offer } from './index.ts';
import { opened, priceOf } from './testing/model.ts';

const anna = person('anna', [], { partyId: 'k1', as: 'carrier' });
const bid = (at: string): Step => [anna, { type: 'bidPriced', price: priceOf(85_000) }, at];
const closed: Step = [logistician, { type: 'offerClosed' }];
const due: Step = [null, { type: 'answersDue' }];

const asked = { ...opened, carriers: ['k1', 'k2'], askedAt: '2026-11-24T09:00:00.000Z' };

/** What the carriers' files are told when the asking is over; it began at nine. */
function counted(...steps: Step[]): object[] {
  const { effects } = played(offer, 'f1-1', [[null, asked], ...steps]);
  return effects.flatMap((e) =>
    e.type === 'command' && e.process === 'carrier' ? [{ ...e.fact, of: e.caseId }] : [],
  );
}

it('an answer counts with the minutes until the first one, whatever came after it', () => {
  expect(counted(bid('2026-11-24T09:20:00.000Z'), bid('2026-11-24T09:50:00.000Z'), closed)).toEqual([
    { type: 'answerCounted', offer: 'f1-1', of: 'k1', minutes: 20 },
  ]);
});

it('silence counts only of those who had all the time that was given', () => {
  expect(counted(closed)).toEqual([]);
  expect(counted(due, closed)).toEqual([
    { type: 'answerCounted', offer: 'f1-1', of: 'k1' },
    { type: 'answerCounted', offer: 'f1-1', of: 'k2' },
  ]);
});

it('nothing is counted while carriers may answer', () => {
  expect(counted(bid('2026-11-24T09:20:00.000Z'), due)).toEqual([]);
});
