import { opened as asked, priceOf } from '../../offer/testing/model.ts';
import { logistician } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { Posting } from '../context.ts';
import { posting } from '../index.ts';

export const offered = {
  type: 'loadOffered',
  offer: 'f1-1',
  order: 'o1',
  number: '12',
  logistician: 'logistician-1',
  loads: asked.loads,
  volume: 82,
  price: priceOf(80_000),
};

export const bidOf = (roubles: number, at: string) => ({
  id: 'r1',
  at,
  firm: { id: '14612', name: 'Ветер' },
  price: priceOf(roubles),
});

const HOLDERS = 'head, own logistician';

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: posting,
  caseId: 'l1',
  opened: [{ fact: offered, by: logistician }],
  facts: {
    loadPosted: [{ exchange: 'ati', id: 'e1', number: 'АВТ-1' }],
    postingFailed: [{ reason: 'duplicate' }],
    loadAmended: [{ price: priceOf(82_000) }],
    loadChanged: [{}],
    changeFailed: [{ reason: 'limit' }],
    exchangeSilent: [{}],
    exchangeUnheard: [{ reason: 'not-allowed' }],
    bidHeard: [
      { bid: bidOf(85_000, '2026-11-24T09:00:00.000Z') },
      { bid: bidOf(80_000, '2026-11-24T10:00:00.000Z') },
    ],
    loadUnwanted: [{}],
    loadWithdrawn: [{}],
    withdrawalFailed: [{ reason: 'in-use' }],
  },
  sign: ({ posted, isSilent, heard }: Posting) => [posted?.id, isSilent, heard],
  rights: {
    waiting: {
      loadPosted: 'caravan',
      loadAmended: 'caravan',
      postingFailed: 'caravan',
      exchangeSilent: 'caravan',
      loadUnwanted: `caravan, ${HOLDERS}`,
    },
    posted: {
      loadAmended: 'caravan',
      bidHeard: 'caravan',
      exchangeUnheard: 'caravan',
      loadUnwanted: `caravan, ${HOLDERS}`,
      loadWithdrawn: 'caravan',
    },
    changing: {
      loadAmended: 'caravan',
      loadChanged: 'caravan',
      changeFailed: 'caravan',
      loadUnwanted: `caravan, ${HOLDERS}`,
      loadWithdrawn: 'caravan',
    },
    withdrawing: { loadWithdrawn: 'caravan', withdrawalFailed: 'caravan' },
  },
};
