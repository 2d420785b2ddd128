import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseStore, Directory } from '../../core/ports/index.ts';
import { at, party, projection } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

/** `directory`: the one that the cases are searched with. */
export function describeCasesContract(open: OpenTwo<CaseStore>, directory: () => Directory): void {
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
        ) =>
          cases.put(projection(id, { openedAt: at(time), updatedAt: at(time), closed, process }), {
            partyId,
            people,
          });
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
        ['opened since', { process: 'order', openedSince: at('10:00') }, ['o2', 'o3']],
        ['opened since, and open', { process: 'order', closed: false, openedSince: at('10:00') }, ['o2']],
        ['in which something happened since', { process: 'order', updatedSince: at('10:00') }, ['o2', 'o3']],
        ['in which nothing happened since', { process: 'order', updatedSince: at('11:01') }, []],
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

    describe('lists by what is indexed', () => {
      const put = (id: string, time: string, path: string, more: { closed?: boolean } = {}) =>
        cases.put(
          projection(id, { openedAt: at(time), stages: { [path]: { seq: 1, at: at(time) } }, ...more }),
          {
            partyId: 'client',
            partyIds: ['client', `carrier-${id}`],
            people: [],
            keys: [id.slice(1), 'Казань'],
          },
        );
      beforeEach(async () => {
        await put('o1', '08:00', 'settlement.payment.toInvoice');
        await put('o2', '11:00', 'settlement.notes.collecting');
        await put('o3', '10:00', 'performing');
        await put('o4', '12:00', 'closed', { closed: true });
      });

      it.each([
        ['of a company that only takes part', { partyIds: ['carrier-o3'] }, ['o3']],
        ['in a stage', { stages: ['performing'] }, ['o3']],
        ['in a stage or below it', { stages: ['settlement'] }, ['o2', 'o1']],
        ['in a part of a stage', { stages: ['settlement.payment'] }, ['o1']],
        ['in one of several stages', { stages: ['settlement.payment', 'performing'] }, ['o3', 'o1']],
        ['in a stage that only begins alike', { stages: ['settle'] }, []],
        ['in a stage, or named', { stages: ['performing'], orIds: ['o1', 'o9'] }, ['o3', 'o1']],
        ['in no stage, but named', { stages: [], orIds: ['o1'] }, ['o1']],
        ['in no stage', { stages: [], orIds: [] }, []],
        ['with a key', { key: ['2', '3'] }, ['o2', 'o3']],
        ['with a key in another spelling', { key: ['KAZAN'], closed: true }, ['o4']],
        ['in all, open ones first', { openFirst: true as const }, ['o2', 'o3', 'o1', 'o4']],
      ])('those %s', async (_, query, expected) => {
        const asked = { process: 'order', ...query };
        expect((await cases.list(asked)).map((found) => found.id)).toEqual(expected);
        expect(await cases.ids(asked)).toEqual(expected);
        expect(await cases.count(asked)).toBe(expected.length);
      });

      it('where they stand now, not where they stood', async () => {
        const moved = { seq: 2, stages: { settlement: { seq: 2, at: at('13:00') } } };
        await cases.put(projection('o3', moved), nobody);
        expect(await cases.ids({ process: 'order', stages: ['performing'] })).toEqual([]);
      });
    });

    describe('search', () => {
      beforeEach(async () => {
        await directory().put(party('romashka', 'ООО «Ромашка»'));
        await directory().put(party('vektor', 'ТК «Вектор»', { kind: 'carrier' }));
        const put = (id: string, partyIds: string[], keys: string[], closed = false) =>
          cases.put(projection(id, { openedAt: at(`0${id.slice(1)}:00`), closed }), {
            partyIds,
            people: [],
            keys,
          });
        await put('o1', ['romashka'], ['12', 'Казань', 'Нижний Новгород', 'А123ВС777']);
        await put('o2', ['romashka', 'vektor'], ['112', 'Казань', 'Пермь', 'AB12347'], true);
        await put('o3', ['other'], ['123', 'Москва', 'Пермь']);
        await cases.put(projection('t1', { process: 'trip' }), { people: [], keys: ['12/1', 'Казань'] });
      });

      it.each([
        ['a number', '12', ['o1']],
        ['a number with words before it', 'заявка №12', ['o1']],
        ['a number that is only part of another', '11', []],
        ['a plate as people write it', 'а 123 вс 777', ['o1']],
        ['a plate in Latin letters', 'a123bc777', ['o1']],
        ['a plate without its region', 'А123ВС', ['o1']],
        ['a foreign plate in Cyrillic letters', 'ав 12347', ['o2']],
        ['a city, open ones first', 'казань', ['o1', 'o2']],
        ['a city in another case', 'из Казани', ['o1', 'o2']],
        ['a city with a slip', 'Казнь', ['o1', 'o2']],
        ['a city in Latin letters', 'Perm', ['o3', 'o2']],
        ['a city in the other keyboard layout', 'gthvm', ['o3', 'o2']],
        ['a city by its English name', 'Moscow', ['o3']],
        ['a city of two words', 'нижний новгород', ['o1']],
        ['two cities', 'Казань — Пермь', ['o2']],
        ['a client', 'ромашка', ['o1', 'o2']],
        ['a client with a slip', 'рамашка', ['o1', 'o2']],
        ['a carrier', 'вектор', ['o2']],
        ['a client and a city', 'Ромашка Пермь', ['o2']],
        ['what nothing has', 'Владивосток', []],
        ['signs only', '?!', []],
      ])('finds by %s', async (_, typed, expected) => {
        expect((await cases.find('order', typed, 10)).map((found) => found.id)).toEqual(expected);
      });

      it('stays within the process, and gives no more than is asked for', async () => {
        expect((await cases.find('trip', '12/1', 10)).map((found) => found.id)).toEqual(['t1']);
        expect(await cases.find('order', 'казань', 1)).toHaveLength(1);
      });
    });
  });
}
