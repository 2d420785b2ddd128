import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../core/ports/index.ts';
import { at, party } from './samples.ts';
import type { OpenTwo, TwoInstances } from './two-instances.ts';

export function describeDirectoryContract(open: OpenTwo<Directory>): void {
  describe('directory', () => {
    let directories: TwoInstances<Directory>;
    let directory: Directory;
    beforeEach(async () => {
      directories = await open();
      directory = directories.here;
    });
    const ids = (found: { id: string }[]) => found.map(({ id }) => id);

    it('gives back a party as it was put', async () => {
      const romashka = party('p1', 'ООО «Ромашка»', {
        number: 'К-17/2026',
        sales: 'anna',
        logistician: 'boris',
      });
      await directory.put(romashka);
      expect(await directory.get('p1')).toEqual(romashka);
      expect(await directory.get('p2')).toBeNull();
    });

    it('gives several in the order asked for, without those unknown', async () => {
      await directory.put(party('p1', 'А'));
      await directory.put(party('p2', 'Б'));
      expect(ids(await directory.many(['p2', 'p0', 'p1']))).toEqual(['p2', 'p1']);
      expect(await directory.many([])).toEqual([]);
    });

    it('never goes back to an older state', async () => {
      await directory.put(party('p1', 'Новое имя', { updatedAt: at('11:00') }));
      await directory.put(party('p1', 'Старое имя', { updatedAt: at('10:00') }));
      expect((await directory.get('p1'))?.name).toBe('Новое имя');
      expect(ids(await directory.search('client', 'старое имя', 5))).toEqual([]);
    });

    it('lists by the alphabet, legal forms and quotes aside, in pages', async () => {
      await directory.put(party('p1', 'ООО «Ясень»'));
      await directory.put(party('p2', 'АО "Берёза"', { sales: 'anna' }));
      await directory.put(party('p3', 'Ива', { logistician: 'anna' }));
      await directory.put(party('p4', 'Вяз', { kind: 'carrier', logistician: 'anna' }));
      const page = { skip: 0, limit: 10 };
      expect(ids(await directory.list({ kind: 'client', ...page }))).toEqual(['p2', 'p3', 'p1']);
      expect(ids(await directory.list({ kind: 'client', skip: 1, limit: 1 }))).toEqual(['p3']);
      expect(ids(await directory.list({ kind: 'client', person: 'anna', ...page }))).toEqual(['p2', 'p3']);
      expect(await directory.count({ kind: 'client' })).toBe(3);
      expect(await directory.count({ kind: 'client', person: 'anna' })).toBe(2);
    });

    describe('search', () => {
      beforeEach(async () => {
        await directory.put(party('p1', 'ООО «Ромашка»', { number: 'К-17/2026' }));
        await directory.put(party('p2', 'АО "Ёлка-Транс"', { inn: '7812345670', city: 'Псков' }));
        await directory.put(party('p3', 'Ромашка', { kind: 'carrier' }));
      });

      it.each([
        ['name', 'ромашка', 'p1'],
        ['typo', 'рамашка', 'p1'],
        ['е for ё', 'елка', 'p2'],
        ['legal form', 'ООО ромашка', 'p1'],
        ['keyboard layout', 'hjvfirf', 'p1'],
        ['city', 'псков', 'p2'],
        ['INN', '781234', 'p2'],
        ['register number', 'к-17', 'p1'],
      ])('by %s', async (_, text, expected) => {
        expect(ids(await directory.search('client', text, 5))).toEqual([expected]);
      });

      it('finds nothing for nonsense', async () => {
        expect(await directory.search('client', 'абракадабра', 5)).toEqual([]);
      });

      it('finds at once what another instance put or renamed', async () => {
        await directories.here.search('client', 'ромашка', 5);
        await directories.there.put(party('p4', 'Одуванчик'));
        await directories.there.put(party('p1', 'Василёк', { updatedAt: at('11:00') }));
        expect(ids(await directories.here.search('client', 'одуванчик', 5))).toEqual(['p4']);
        expect(ids(await directories.here.search('client', 'василек', 5))).toEqual(['p1']);
        expect(await directories.here.search('client', 'ромашка', 5)).toEqual([]);
      });

      it('misses nothing when both instances put and look at once', async () => {
        const names = Array.from(
          { length: 20 },
          (_, i) => `Склад${'абвгдежзиклмнопрстуф'.charAt(i).repeat(2)}ъ${i}`,
        );
        await Promise.all(
          names.flatMap((name, i) => [
            (i % 2 === 0 ? directories.here : directories.there).put(party(`s${i}`, name)),
            directories.here.search('client', name, 5),
          ]),
        );
        for (const [i, name] of names.entries()) {
          expect(ids(await directories.here.search('client', name, 1))).toEqual([`s${i}`]);
          expect(ids(await directories.there.search('client', name, 1))).toEqual([`s${i}`]);
        }
      });
    });
  });
}
