import type { Model } from '../../testing/walk.ts';
import { numberSeries } from '../index.ts';

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: numberSeries,
  caseId: 'orders-2026',
  opened: [{ fact: { type: 'seriesOpened' }, by: null }],
  facts: { numberTaken: [{ process: 'transport-order', caseId: 'o1', prefix: '' }] },
  sign: ({ last }) => last > 0,
  rights: { open: { numberTaken: 'caravan' } },
};
