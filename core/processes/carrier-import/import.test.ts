import { describe, expect, it } from 'vitest';
import { logistician } from '../testing/people.ts';
import { played, type Step } from '../testing/played.ts';
import { carrierImport } from './index.ts';

const counts = { fresh: 3, changed: 0, same: 0, failed: 1 };
const confirmed: Step[] = [
  [logistician, { type: 'importAsked', file: 'f1' }],
  [null, { type: 'importRead', counts, faults: [] }],
  [logistician, { type: 'importConfirmed' }],
];

describe('the end of an import', () => {
  it('tells how much was written, and names the rows that the book would not take', () => {
    const refused = [{ row: 4, text: 'refusal.not-allowed' }, { row: 5 }];
    const tally = { written: 1, failed: 3, refused };
    const { effects, current } = played(carrierImport, 'w1', [
      ...confirmed,
      [null, { type: 'importFinished', written: 1, tally }],
    ]);
    expect(current.closed).toBe(true);
    expect(effects[0]).toMatchObject({
      to: { role: 'logistician' },
      params: {
        n: 1,
        failed: 3,
        refused: {
          lines: [
            { key: 'carrier-import.refusedSaid', params: { row: 4 } },
            { key: 'carrier-import.refused', params: { row: 5 } },
          ],
        },
      },
    });
  });

  it('is told to the heads where whoever asked is gone', () => {
    const { effects, current } = played(carrierImport, 'w1', [
      ...confirmed,
      [null, { type: 'importFailed', problem: 'asker-gone' }],
    ]);
    expect(effects[0]).toMatchObject({
      to: { role: 'head' },
      params: { name: { person: logistician.id } },
    });
    expect(carrierImport.holders(current.context)).toEqual({});
  });

  it('comes once: a finished import takes nothing more', () => {
    const end: Step = [null, { type: 'importFinished', written: 3 }];
    expect(played(carrierImport, 'w1', [...confirmed, end, end]).refused).toBeDefined();
  });
});
