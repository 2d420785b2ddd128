import type { Effect } from '../../../cases/effect.ts';
import type { Fact } from '../../../cases/entry.ts';
import { person } from '../../testing/people.ts';
import { type Played as Any, played, type Step } from '../../testing/played.ts';
import type { Offer } from '../context.ts';
import { offer } from '../index.ts';
import { opened, priceOf } from './model.ts';

export type { Step };
export type Played = Any<Offer>;

/** When the asking is opened, unless a step says otherwise. */
export const AT = '2026-11-24T09:00:00.000Z';
/** Those who are asked, in the order of the plan. */
export const ASKED = ['k1', 'k2', 'k3'];

const carrier = (partyId: string) => person(`of-${partyId}`, [], { partyId, as: 'carrier' });
export const anna = carrier('k1');
export const boris = carrier('k2');
export const vera = carrier('k3');

/** An asking of three carriers with open rates for one truck; facts one after another. The effects are the last one's. */
export function play(steps: Step[], opening: object = {}): Played {
  const manner = { mode: 'open', trips: ['t1-1'], trucks: 1, holdMinutes: 60 };
  return played(offer, 'f1-1', [[null, { ...opened, carriers: ASKED, ...manner, ...opening }], ...steps]);
}

export const tells = ({ effects }: Played) => effects.filter((effect) => effect.type === 'tell');
/** Whom what is told, one line a company. */
export const told = (one: Played) =>
  tells(one).flatMap(({ to, text }) =>
    Object.values(to)
      .flat()
      .map((whom) => [whom, text]),
  );
export const commands = ({ effects }: Played): Extract<Effect, { type: 'command' }>[] =>
  effects.filter((effect) => effect.type === 'command');
export const priced = (roubles: number): Fact => ({ type: 'bidPriced', price: priceOf(roubles) });
export const awarded = (who: string, roubles: number, trip = 't1-1'): Fact => ({
  type: 'awarded',
  carrier: who,
  trip,
  price: priceOf(roubles),
});
