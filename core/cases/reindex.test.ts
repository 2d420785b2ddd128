import { describe, expect, it } from 'vitest';
import { projection } from '../../test/contracts/samples.ts';
import type { CaseIndex, CaseStore } from '../ports/cases.port.ts';
import type { Cases } from './cases.ts';
import { reindex } from './reindex.ts';

describe('projections of an older version', () => {
  it('are put again with what their process says now; what is of no process any more is left', async () => {
    const put: [string, CaseIndex][] = [];
    const store = {
      outdated: async () => ['o1', 'x1'],
      put: async ({ id }: { id: string }, index: CaseIndex) => void put.push([id, index]),
    } as unknown as CaseStore;
    const index: CaseIndex = { people: ['anna'], keys: ['12'] };
    const cases = {
      load: async (id: string) => projection(id, { process: id === 'o1' ? 'order' : 'gone' }),
      knows: (name: string) => name === 'order',
      process: () => ({ index: () => index }),
    } as unknown as Cases;
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    await reindex({ cases: store, log }, cases);
    expect(put).toEqual([['o1', index]]);
  });
});
