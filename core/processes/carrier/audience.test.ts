import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { audience } from './audience.ts';
import { blank, type Carrier } from './context.ts';
import { NOTHING } from './record.ts';

const wanted = { from: 'Казань', to: 'Пермь', body: 'tent', weight: 18_000 };
const TODAY = '2026-11-24';
const rub = (minor: number) => ({ minor, currency: 'RUB' as const });

function carrier(id: string, known: Partial<Carrier>): Case {
  return { id, context: { ...blank, ...known } } as unknown as Case;
}

const tent = [{ plate: 'А123ВС 152', body: 'tent' as const }];
const board = [{ plate: 'А124ВС 152', body: 'board' as const }];

const proposed = (all: Case[], drove: string[] = []) =>
  audience(wanted, all, drove, TODAY)
    .filter(({ worth }) => worth > 0)
    .map(({ id }) => id);
const of = (known: Partial<Carrier>, drove: string[] = []) =>
  audience(wanted, [carrier('c', known)], drove, TODAY)[0]!;
const keys = (texts: { key: string }[]) => texts.map(({ key }) => key);

describe('carriers worth asking', () => {
  it('are first those who drove the lane, then those with the body at home there, with the body, at home there', () => {
    const all = [
      carrier('home', { city: 'Набережные Челны' }),
      carrier('body', { city: 'Москва', vehicles: tent }),
      carrier('drove', { city: 'Сочи', vehicles: board }),
      carrier('both', { city: 'Пермь', vehicles: tent }),
    ];
    expect(proposed(all, ['drove'])).toEqual(['drove', 'both', 'body', 'home']);
  });

  it('are not those with other bodies only, nor those far away of whom no vehicle is known', () => {
    const all = [carrier('other', { city: 'Казань', vehicles: board }), carrier('far', { city: 'Сочи' })];
    expect(proposed(all)).toEqual([]);
  });

  it('are not those with whom the company works no more, and never those on the deny list', () => {
    const all = [
      carrier('left', { city: 'Казань', vehicles: tent, retired: 'i1' }),
      carrier('denied', { city: 'Казань', vehicles: tent, denied: 'i2' }),
    ];
    expect(audience(wanted, all, ['left', 'denied'], TODAY)).toEqual([]);
  });

  it('are not those whose trucks cannot bear the weight', () => {
    const small = { city: 'Казань', fleet: [{ body: 'tent' as const, count: 3, tonnage: 5000 }] };
    expect(of(small).worth).toBe(0);
    expect(keys(of(small).warnings)).toEqual(['carrier.why.otherTrucks']);
    expect(
      of({ city: 'Казань', fleet: [{ body: 'tent', count: 1, tonnage: 20_000 }] }).worth,
    ).toBeGreaterThan(0);
  });
});

describe('the reasons for a carrier', () => {
  it('tell how often it drove the way, when last and for how much', () => {
    const driven = [
      { from: 'Казань', to: 'Пермь', times: 3, last: '2026-11-12T08:00:00.000Z', price: rub(78_000_00) },
    ];
    const [reason] = of({ city: 'Сочи', driven }).reasons;
    expect(reason).toEqual({
      key: 'carrier.card.drivenFor',
      params: {
        from: 'Казань',
        to: 'Пермь',
        n: 3,
        last: { at: driven[0]!.last, as: 'day' },
        price: { money: rub(78_000_00) },
      },
    });
  });

  it('tell that it drives there by its own word', () => {
    const { reasons } = of({ city: 'Сочи', lanes: [{ from: 'ПФО', to: 'РФ' }] });
    expect(reasons[0]).toEqual({ key: 'carrier.why.told', params: { lane: 'ПФО – РФ' } });
    expect(of({ city: 'Сочи', lanes: [{ from: 'СФО', to: 'РФ' }] }).worth).toBe(0);
  });

  it('tell the rating of whoever has one, and none of a newcomer', () => {
    const known = of({ vehicles: tent, record: { ...NOTHING, trips: 5 } });
    expect(keys(known.reasons)).toContain('carrier.rating.score');
    expect(keys(of({ vehicles: tent }).reasons)).not.toContain('carrier.rating.none');
  });

  it('come with a warning when the insurance or the contract is over; on its last day it still counts', () => {
    const insurance = (validUntil: string) => ({
      insurance: { number: '1', validUntil, files: [], at: '2026-01-01T00:00:00.000Z' },
    });
    expect(keys(of(insurance('2026-11-23')).warnings)).toEqual(['carrier.expired.insurance']);
    expect(of(insurance(TODAY)).warnings).toEqual([]);
  });
});
