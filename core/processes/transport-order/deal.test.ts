import { describe, expect, it } from 'vitest';
import { refuse } from '../../cases/refusal.ts';
import type { About } from '../../forms/form.ts';
import { play as playDeal, way } from '../deal/testing/play.ts';
import { logistician } from '../testing/people.ts';
import { commandsOf, played, type Step } from '../testing/played.ts';
import { forms } from './forms.ts';
import { transportOrder } from './index.ts';
import { booked, CLIENT, of, received, request } from './testing/play.ts';

const ordered = (more: object): Step => [
  logistician,
  { type: 'orderRequested', client: CLIENT, logistician: 'logistician-1', request, ...more },
];
const AT = '2026-11-25T07:00:00.000Z';
const numbered: Step = [null, { type: 'numberGiven', number: '12' }];
const play = (steps: Step[], more: object = { deal: 'd1' }) =>
  played(transportOrder, 'oab12', [ordered(more), numbered, ...steps]);

describe('a transport order that was written for a deal (S2-51 to S2-53)', () => {
  it('is known to the deal by its number; any other is nobody’s', () => {
    expect(play([]).effects).toContainEqual({
      type: 'command',
      process: 'deal',
      caseId: 'd1',
      fact: { type: 'orderSpawned', order: 'oab12', number: '12' },
    });
    expect(commandsOf(play([], {}))).toEqual([]);
  });

  it('tells it when every truck is unloaded, not before', () => {
    const two: Step[] = [
      received({ trucks: 2 }),
      booked(1),
      booked(2),
      of(1, 'vehicleAgreed'),
      of(2, 'vehicleAgreed'),
      of(1, 'tripUnloaded'),
    ];
    expect(commandsOf(play(two))).toEqual([]);
    expect(commandsOf(play([...two, of(2, 'tripUnloaded')]))).toEqual(['deal d1 cargoUnloaded']);
  });

  it('tells it once that its goods are on their way, with the day of the last window', () => {
    const heard = (n: number, kind: string) => of(n, 'milestoneHeard', { kind, stop: 1, at: AT });
    const two: Step[] = [received({ trucks: 2 }), booked(1), booked(2), heard(1, 'arrivedToLoad')];
    expect(commandsOf(play(two))).toEqual([]);
    const loaded = play([...two, heard(1, 'loaded')]);
    expect(loaded.effects).toContainEqual({
      type: 'command',
      process: 'deal',
      caseId: 'd1',
      fact: { type: 'goodsDispatched', eta: '2026-11-26' },
    });
    for (const later of [heard(1, 'left'), heard(2, 'loaded')])
      expect(commandsOf(play([...two, heard(1, 'loaded'), later]))).toEqual([]);
    // Whoever forgets a milestone tells the next one.
    expect(commandsOf(play([...two, heard(1, 'left')]))).toEqual(['deal d1 goodsDispatched']);
    expect(commandsOf(play([...two, heard(1, 'loaded')], {}))).toEqual([]);
  });

  it('takes client and cargo over from the deal', () => {
    const form = forms.find(({ name }) => name === 'request');
    const current = { ...playDeal(way.DELIVERY).current, process: 'deal' };
    const about = { current } as About;
    expect(form?.starts?.(current, about)).toEqual({ cargo: 'Насос ЦНС 60-330' });
    const file = { context: { sales: 's1', city: 'Казань' } } as Parameters<
      NonNullable<typeof form>['fromClient'] & object
    >[0];
    expect(form?.fromClient?.(file, about)).toMatchObject({ deal: 'd1', sales: 's1' });
    const dropped = { ...file, context: { dropped: 'w' } } as typeof file;
    expect(form?.fromClient?.(dropped, about)).toEqual(refuse('client-dropped'));
  });
});
