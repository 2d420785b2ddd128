import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { currencies } from '../../money/money.ts';
import { INN } from '../testing/people.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';
import { blank, type Carrier } from './context.ts';
import { addedBy, lacking, type Row, readRow, rowOf, updatedBy } from './sheet.ts';

const WHEN = { now: '2026-11-24T09:00:00.000Z', zone: 'Europe/Moscow' };
const FULL = {
  inn: INN,
  name: 'ООО «Ветер»',
  city: 'Казань',
  contact: 'Олег Сидоров',
  phone: '8 912 345-67-89',
  fleet: '5 тентов 20 т',
  lanes: 'Казань – Пермь',
  policy: 'СМР-1',
  insuredUntil: '31.12.2027',
};
const read = (cells: object): Row => {
  const reading = readRow(cells, WHEN);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.row;
};
const wrong = (cells: object) => {
  const reading = readRow({ ...FULL, ...cells }, WHEN);
  return 'problems' in reading ? reading.problems.map(({ column, text }) => `${column}: ${text.key}`) : [];
};

describe('a row of the book', () => {
  it('adds a carrier with all that it says', () => {
    expect(addedBy(read(FULL), 'p1')).toEqual({
      type: 'carrierAdded',
      inn: INN,
      name: 'ООО «Ветер»',
      city: { name: 'Казань', zone: 'Europe/Moscow' },
      contacts: ['p1'],
      fleet: [{ body: 'tent', count: 5, tonnage: 20_000 }],
      lanes: [{ from: 'Татарстан', to: 'Пермский край' }],
      insurance: { number: 'СМР-1', validUntil: '2027-12-31', files: [] },
    });
  });

  it('is told apart cell by cell where it is wrong', () => {
    expect(wrong({ inn: '7707083894' })).toEqual(['inn: problem.check-digit']);
    expect(wrong({ inn: '' })).toEqual(['inn: carrier.sheet.missing']);
    expect(wrong({ phone: 'нет', fleet: 'ракета' })).toEqual([
      expect.stringContaining('phone: problem.'),
      'fleet: carrier.problem.trucks',
    ]);
    expect(wrong({ name: '=HYPERLINK("x")'.repeat(40) })).toHaveLength(1);
  });

  it('of a new carrier needs its name, its town and somebody to speak with', () => {
    expect(lacking(read({ inn: INN, name: 'Ветер' }), null).map(({ column }) => column)).toEqual([
      'city',
      'contact',
      'phone',
    ]);
    expect(lacking(read(FULL), null)).toEqual([]);
    const half = lacking(read({ ...FULL, insuredUntil: '' }), null);
    expect(half.map(({ column }) => column)).toEqual(['insuredUntil']);
  });

  it('changes of a known carrier only what is different; an empty cell says nothing', () => {
    const known = { ...blank, inn: INN, name: 'ООО «Ветер»', city: 'Казань', contacts: ['p1'] };
    expect(updatedBy(read({ inn: INN, name: 'ООО «Ветер»' }), known, 'p1')).toBeNull();
    expect(updatedBy(read({ inn: INN, city: 'Пермь' }), known, 'p2')).toEqual({
      type: 'carrierUpdated',
      city: { name: 'Пермь', zone: 'Asia/Yekaterinburg' },
      contacts: ['p2'],
    });
  });

  it('keeps of the insurance what it does not say; a number alone is enough where the rest is known', () => {
    const sum = { minor: 500_000_000, currency: 'RUB' as const };
    const insurance = { number: 'СМР-1', insurer: 'Щит', sum, validUntil: '2027-12-31', files: ['f1'] };
    const known: Carrier = { ...blank, inn: INN, insurance: { ...insurance, at: '' } };
    const row = read({ inn: INN, policy: 'СМР-2' });
    expect(lacking(row, known)).toEqual([]);
    expect(lacking(row, blank).map(({ column }) => column)).toEqual(['insuredUntil']);
    expect(updatedBy(row, known, undefined)).toEqual({
      type: 'carrierUpdated',
      insurance: { ...insurance, number: 'СМР-2' },
    });
    const more = read({ inn: INN, insurer: 'Полюс', insuredFor: '10 млн' });
    expect(updatedBy(more, known, undefined)).toMatchObject({
      insurance: { number: 'СМР-1', insurer: 'Полюс', sum: { minor: 1_000_000_000 } },
    });
  });

  it('that was written from the book changes nothing when it is read back', () => {
    const trucks = fc.record({
      body: fc.constantFrom(...BODY_TYPES),
      count: fc.integer({ min: 1, max: 99 }),
      tonnage: fc.integer({ min: 1, max: 60_000 }),
    });
    const place = fc.constantFrom(
      'Татарстан',
      'СЗФО',
      'РФ',
      'Москва',
      'Московская область',
      'Беларусь',
      'Коми',
    );
    const lane = fc.record({ from: place, to: place });
    const key = ({ from, to }: { from: string; to: string }) => `${from}/${to}`;
    fc.assert(
      fc.property(
        fc.array(trucks, { maxLength: 5 }),
        fc.uniqueArray(lane, { maxLength: 5, selector: key }),
        fc.record({ minor: fc.integer({ min: 1, max: 1e12 }), currency: fc.constantFrom(...currencies) }),
        (fleet, lanes, sum) => {
          const dates = { validUntil: '2026-12-31', at: '' };
          const insurance = { number: 'СМР-1', insurer: 'Щит', sum, ...dates, files: ['f1'] };
          const known: Carrier = { ...blank, inn: INN, name: 'Ветер', city: 'Казань', contacts: ['p1'] };
          const carrier = { ...known, fleet, lanes, insurance };
          const cells = rowOf({ context: carrier } as unknown as Case<Carrier>, {
            name: 'Олег',
            phone: '+79123456789',
          });
          expect(updatedBy(read(cells), carrier, 'p1')).toBeNull();
        },
      ),
    );
  });
});
