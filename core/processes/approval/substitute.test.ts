import { describe, expect, it } from 'vitest';
import { seller } from '../testing/people.ts';
import type { Step } from '../testing/played.ts';
import { bench, named } from './testing/model.ts';
import { asked, director, play, standIn, submitted } from './testing/play.ts';

describe('nobody approves his own request', () => {
  it('not even where he is named', () => {
    expect(play(...asked('sales-1', 'director'), [seller, { type: 'approved' }]).refused).toBe('not-allowed');
  });

  it('and not as the substitute of the one who is asked', () => {
    const requester = { ...standIn('sales-1', 'director'), roles: ['sales' as const] };
    expect(play(...asked('director'), [requester, { type: 'approved' }]).refused).toBe('not-allowed');
  });

  it('and nobody hands it over to him', () => {
    const handed = play(...asked('director'), [director, { type: 'transferred', to: 'sales-1' }]);
    expect(handed.refused).toBe('approver-is-requester');
  });
});

describe('a substitute', () => {
  it('decides in the place of the absent one, and the deal hears for whom', () => {
    const { current, effects } = play(...asked('director'), [
      standIn('oleg', 'director'),
      { type: 'approved' },
    ]);
    expect(current.context.rounds[0]?.decided).toMatchObject({ person: 'director', by: 'oleg' });
    expect(effects[0]).toMatchObject({ fact: { by: 'oleg', for: 'director' } });
  });

  it('only while the absence lasts', () => {
    const step: Step = [standIn('oleg', 'director'), { type: 'approved' }, '2026-11-25T09:00:00.000Z'];
    expect(play(...asked('director'), step).refused).toBe('stood-in');
  });

  it('has one voice: a second press is not the other one’s', () => {
    const oleg = standIn('head', 'director');
    const both: Step[] = [submitted, [null, named(1, bench('all', 'director', 'head'))]];
    const twice = play(...both, [oleg, { type: 'approved' }], [oleg, { type: 'approved' }]);
    expect(twice.refused).toBe('already-decided');
    expect(twice.current.context.rounds[0]?.votes).toMatchObject([{ person: 'head', by: 'head' }]);
  });

  it('and no step waits for the two whose voice it was', () => {
    const oleg = standIn('head', 'director');
    const benches = [bench('any', 'director'), bench('all', 'head', 'director')];
    const decided = play(submitted, [null, named(1, ...benches)], [oleg, { type: 'approved' }]);
    expect(decided.stages).toEqual(['approved']);
  });

  it('who has decided for another is not asked again in a later step', () => {
    const oleg = standIn('head', 'director');
    const steps: Step[] = [submitted, [null, named(1, bench('any', 'director'), bench('any', 'head'))]];
    expect(play(...steps, [oleg, { type: 'approved' }]).stages).toEqual(['approved']);
  });
});
