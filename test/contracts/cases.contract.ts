import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseStore } from '../../core/ports/index.ts';
import { at, projection } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeCasesContract(open: OpenTwo<CaseStore>): void {
  describe('cases', () => {
    let stores: TwoInstances<CaseStore>;
    let cases: CaseStore;
    const nobody = { people: [] };
    beforeEach(async () => {
      stores = await open();
      cases = stores.here;
    });

    it('gives back the projection as it was put', async () => {
      const put = projection('order-1', {
        value: { working: { settlement: 'open' } },
        stages: { 'working.settlement': { seq: 3, at: at('10:00') } },
        lastAt: { 'priced.again': at('10:00') },
        context: { empty: {}, sum: { minor: 100, currency: 'RUB' }, list: [] },
      });
      await cases.put(put, { partyId: 'p1', people: ['anna'] });
      expect(await stores.there.get('order-1')).toEqual(put);
      expect(await cases.get('order-2')).toBeNull();
    });

    it('never goes back', async () => {
      await cases.put(projection('order-1', { seq: 5 }), nobody);
      await cases.put(projection('order-1', { seq: 4 }), nobody);
      expect((await cases.get('order-1'))?.seq).toBe(5);
      await cases.put(projection('order-1', { seq: 6 }), nobody);
      expect((await cases.get('order-1'))?.seq).toBe(6);
    });

    it('keeps the newest of many that are put at once, on two instances', async () => {
      for (let round = 0; round < 5; round++) {
        const id = `order-${round}`;
        const seqs = [3, 9, 1, 7, 5, 8, 2, 6, 4];
        const puts = seqs.map((seq, i) =>
          (i % 2 ? stores.here : stores.there).put(projection(id, { seq }), nobody),
        );
        await Promise.all(puts);
        expect((await cases.get(id))?.seq).toBe(9);
      }
    });

    it('may be put again unchanged', async () => {
      await cases.put(projection('order-1'), { people: ['anna'] });
      await cases.put(projection('order-1'), { people: ['anna'] });
      expect(await cases.count({ process: 'order', person: 'anna' })).toBe(1);
    });

    it('forgets a projection, so that an older one can be put', async () => {
      await cases.put(projection('order-1', { seq: 5 }), nobody);
      await cases.drop('order-1');
      expect(await cases.get('order-1')).toBeNull();
      await cases.put(projection('order-1', { seq: 4 }), nobody);
      expect((await cases.get('order-1'))?.seq).toBe(4);
    });

    describe('lists', () => {
      beforeEach(async () => {
        const put = (
          id: string,
          time: string,
          partyId: string,
          people: string[],
          closed = false,
          process = 'order',
        ) => cases.put(projection(id, { openedAt: at(time), closed, process }), { partyId, people });
        await put('o1', '08:00', 'p1', ['anna']);
        await put('o2', '11:00', 'p2', ['anna', 'boris']);
        await put('o3', '10:00', 'p1', ['boris'], true);
        await put('c1', '09:00', 'p1', ['anna'], false, 'client');
      });

      it.each([
        ['of a process', { process: 'order' }, ['o2', 'o3', 'o1']],
        ['of a party', { process: 'order', partyIds: ['p1'] }, ['o3', 'o1']],
        ['of several parties', { process: 'order', partyIds: ['p1', 'p2'] }, ['o2', 'o3', 'o1']],
        ['of no party', { process: 'order', partyIds: [] }, []],
        ['of a colleague', { process: 'order', person: 'boris' }, ['o2', 'o3']],
        ['that are open', { process: 'order', closed: false }, ['o2', 'o1']],
        ['that are closed, of a colleague', { process: 'order', closed: true, person: 'boris' }, ['o3']],
        ['of nobody', { process: 'order', person: 'vera' }, []],
      ])('those %s, newest first', async (_, query, expected) => {
        expect((await cases.list(query)).map((found) => found.id)).toEqual(expected);
        expect(await cases.count(query)).toBe(expected.length);
      });

      it('in pages', async () => {
        expect((await cases.list({ process: 'order', skip: 1, limit: 1 })).map((c) => c.id)).toEqual(['o3']);
        expect(await cases.list({ process: 'order', skip: 3 })).toEqual([]);
      });

      it('under the newest holder', async () => {
        await cases.put(projection('o1', { openedAt: at('08:00'), seq: 2 }), {
          partyId: 'p1',
          people: ['vera'],
        });
        expect((await cases.list({ process: 'order', person: 'vera' })).map((c) => c.id)).toEqual(['o1']);
        expect((await cases.list({ process: 'order', person: 'anna' })).map((c) => c.id)).toEqual(['o2']);
      });
    });
  });
}
