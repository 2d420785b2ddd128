import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { blank, type Carrier } from './context.ts';
import { fitting } from './fitting.ts';

const wanted = { from: 'Казань', to: 'Пермь', body: 'tent' };

function carrier(id: string, known: Partial<Carrier>): Case {
  return { id, context: { ...blank, ...known } } as unknown as Case;
}

const tent = [{ plate: 'А123ВС 152', body: 'tent' as const }];
const board = [{ plate: 'А124ВС 152', body: 'board' as const }];

describe('carriers worth asking', () => {
  it('are first those who drove the lane, then those with the body at home there, with the body, at home there', () => {
    const all = [
      carrier('home', { city: 'Набережные Челны' }),
      carrier('body', { city: 'Москва', vehicles: tent }),
      carrier('drove', { city: 'Сочи', vehicles: board }),
      carrier('both', { city: 'Пермь', vehicles: tent }),
    ];
    expect(fitting(wanted, all, ['drove'])).toEqual(['drove', 'both', 'body', 'home']);
  });

  it('are not those with other bodies only, nor those far away of whom no vehicle is known', () => {
    const all = [carrier('other', { city: 'Казань', vehicles: board }), carrier('far', { city: 'Сочи' })];
    expect(fitting(wanted, all, [])).toEqual([]);
  });

  it('are not those with whom the company works no more', () => {
    const all = [carrier('left', { city: 'Казань', vehicles: tent, retired: 'i1' })];
    expect(fitting(wanted, all, ['left'])).toEqual([]);
  });
});
