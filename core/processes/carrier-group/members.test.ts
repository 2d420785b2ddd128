import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { blank, type Carrier } from '../carrier/context.ts';
import { NOTHING } from '../carrier/record.ts';
import type { Filter } from './facts.ts';
import { membersOf } from './members.ts';

const carrier = (id: string, known: Partial<Carrier>) =>
  ({ id, context: { ...blank, ...known } }) as unknown as Case;

const book = [
  carrier('north', { city: 'Петрозаводск', fleet: [{ body: 'tent', count: 5, tonnage: 20_000 }] }),
  carrier('small', { city: 'Псков', fleet: [{ body: 'tent', count: 1, tonnage: 3000 }] }),
  carrier('fridge', { city: 'Мурманск', vehicles: [{ plate: 'А1', body: 'refrigerator' }] }),
  carrier('kazan', { city: 'Казань', lanes: [{ from: 'ПФО', to: 'УФО' }], record: { ...NOTHING, trips: 9 } }),
  carrier('denied', { city: 'Псков', denied: 'i1', fleet: [{ body: 'tent', count: 9, tonnage: 20_000 }] }),
];
const by = (filter: Filter) => membersOf({ name: '', carriers: [], filter }, book);

describe('a group of carriers', () => {
  it('is who was picked by hand, but for those who get no work', () => {
    expect(membersOf({ name: '', carriers: ['denied', 'kazan'] }, book)).toEqual(['kazan']);
  });

  it('by filter is whoever fits all of it when it is used', () => {
    expect(by({ place: 'СЗФО', body: 'tent', tonnage: 10_000 })).toEqual(['north']);
    expect(by({ place: 'СЗФО', body: 'tent' })).toEqual(['north', 'small']);
    expect(by({ place: 'СЗФО' })).toEqual(['north', 'small', 'fridge']);
    expect(by({ lanes: [{ from: 'Татарстан', to: 'Свердловская область' }] })).toEqual(['kazan']);
    expect(by({ rating: 4.5 })).toEqual(['kazan']);
    expect(by({ place: 'ДФО' })).toEqual([]);
  });

  it('may have both: some by hand, others by what they have in common', () => {
    expect(
      membersOf({ name: '', carriers: ['kazan'], filter: { place: 'Мурманская область' } }, book),
    ).toEqual(['fridge', 'kazan']);
  });
});
