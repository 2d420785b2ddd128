import { describe, expect, it } from 'vitest';
import { logistician } from '../testing/people.ts';
import { liveBids } from './bids.ts';
import { offer } from './index.ts';
import { anna, awarded, boris, commands, play, priced, type Step, told } from './testing/play.ts';

const bar = (carrier: string): Step => [null, { type: 'carrierBarred', carrier }];
const inTurn = {
  waves: [
    { carriers: ['k1'], minutes: 15 },
    { carriers: ['k2'], minutes: 15 },
    { carriers: ['k3'], minutes: 60 },
  ],
};
const next = (wave: number): Step => [null, { type: 'waveDue', wave }];

describe('a carrier is put on the deny list after the asking (S0-09, S0-31)', () => {
  it('one that is asked takes no part: its cards go, the order forgets its bid, the logistician hears', () => {
    const played = play([[boris, priced(80_000)], bar('k2')]);
    expect(played.effects).toContainEqual({ type: 'dismiss', party: 'k2', text: 'offer.outcome.barred' });
    expect(told(played)).toEqual([['logistician', 'offer.notice.barred']]);
    expect(commands(played).map(({ fact }) => [fact.type, fact.carrier, fact.kind])).toEqual([
      ['bidHeard', 'k2', 'declined'],
    ]);
    expect(offer.partners?.(played.current.context)?.carrier).toEqual(['k1', 'k3']);
    expect(liveBids(played.current.context)).toEqual([]);
  });

  it('nothing of it is awarded, and it does nothing more', () => {
    const steps: Step[] = [[anna, priced(81_000)], [boris, priced(80_000)], bar('k2')];
    expect(play([...steps, [boris, priced(1)]]).refused).toBe('not-allowed');
    expect(liveBids(play(steps).current.context).map(({ carrier }) => carrier)).toEqual(['k1']);
  });

  it('one of a later wave is never asked; the others are, and those of now go on', () => {
    const played = play([bar('k2'), next(1)], inTurn);
    expect(told(played)).toEqual([['k3', 'offer.notice.asked']]);
    expect(play([bar('k2'), next(1), next(2)], inTurn).refused).toBe('wave-passed');
    const both = play([bar('k3'), next(1), next(2)], inTurn);
    expect([both.refused, told(play([bar('k3'), next(1)], inTurn))]).toEqual([
      'wave-passed',
      [['k2', 'offer.notice.asked']],
    ]);
  });

  it('where the word was its own, the next are asked at once', () => {
    const { current } = play([bar('k1')], inTurn);
    const waits = offer.waits?.(current, 'Europe/Moscow') ?? [];
    expect(waits.filter(({ fact }) => fact.type === 'waveDue').map(({ name }) => name)).toEqual([
      'wave/1/out',
    ]);
  });

  it('it is found by the carriers of every wave', () => {
    expect(offer.index(play([], inTurn).current.context).keys).toEqual(
      expect.arrayContaining(['k1', 'k2', 'k3']),
    );
  });

  it('a truck that it has was given to it before', () => {
    const won: Step[] = [
      [anna, priced(81_000)],
      [logistician, awarded('k1', 81_000)],
    ];
    const played = play([...won, bar('k1')]);
    expect([played.refused, told(played), commands(played)]).toEqual([undefined, [], []]);
    expect(offer.partners?.(played.current.context)?.carrier).toContain('k1');
  });

  it('one that is not in the plan is no matter of this asking', () => {
    expect(play([bar('k9')]).refused).toBe('carrier-not-asked');
    expect(play([bar('k1'), bar('k1')]).refused).toBe('carrier-not-asked');
  });
});
