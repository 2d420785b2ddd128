import { logistician } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { carrierImport } from '../index.ts';

const OWN = 'other head, own logistician';

/** For the walk: how an import is asked for, what facts hold, and who is accepted where. */
export const model: Model = {
  process: carrierImport,
  caseId: 'w1',
  opened: [{ fact: { type: 'importAsked', file: 'f1' }, by: logistician }],
  facts: {
    importFailed: [{ problem: 'unreadable' }, { problem: 'asker-gone' }],
    importRead: [
      { counts: { fresh: 1, changed: 0, same: 0, failed: 0 }, faults: [] },
      {
        counts: { fresh: 0, changed: 0, same: 3, failed: 1 },
        faults: [{ row: 7, column: 'inn' }],
        result: 'f2',
      },
    ],
    importConfirmed: [{}],
    importDropped: [{}],
    rowsWritten: [{ done: 100, of: 300 }],
    importFinished: [
      { written: 300 },
      {
        written: 299,
        tally: { written: 299, failed: 1, refused: [{ row: 7, text: 'refusal.not-allowed' }] },
      },
    ],
  },
  sign: () => null,
  rights: {
    reading: { importFailed: 'caravan', importRead: 'caravan' },
    confirming: { importConfirmed: OWN, importDropped: OWN },
    writing: { importFailed: 'caravan', rowsWritten: 'caravan', importFinished: 'caravan' },
  },
};
