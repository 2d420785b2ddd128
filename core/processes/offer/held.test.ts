import { describe, expect, it } from 'vitest';
import { logistician } from '../testing/people.ts';
import { brief } from './brief.ts';
import { offer } from './index.ts';
import { priceOf } from './testing/model.ts';
import { AT, anna, awarded, boris, commands, play, priced, type Step, told, vera } from './testing/play.ts';

const bids: Step[] = [
  [anna, priced(85_000)],
  [boris, priced(79_000)],
];
const won: Step[] = [...bids, [logistician, awarded('k2', 79_000)]];
const BORIS = { trip: 't1-1', carrier: 'k2' };
const of = (type: string, more: object = {}): Step => [null, { type, ...BORIS, ...more }];
const passes = (who = 'k1', roubles = 85_000): Step => [
  logistician,
  { type: 'passedOn', trip: 't1-1', carrier: who, price: priceOf(roubles) },
];
const stagesOf = (steps: Step[], opening?: object) => Object.keys(play(steps, opening).current.stages);
const holds = (steps: Step[]) =>
  (offer.waits?.(play(steps).current, 'Europe/Moscow') ?? []).filter(
    ({ fact }) => fact.type === 'holdLapsed',
  );

describe('a winner (S0-38, S0-39)', () => {
  it('is held for as long as was said, and waited for', () => {
    expect(holds(won)).toEqual([
      {
        name: 'hold/t1-1/2026-11-24T10:00:00.000Z',
        at: '2026-11-24T10:00:00.000Z',
        fact: { type: 'holdLapsed', ...BORIS },
      },
    ]);
  });

  it('is not waited for while the next step is ours, and has its time anew when it is its turn again', () => {
    const named = [...won, of('holdMoved', { owes: false })];
    expect(holds(named)).toEqual([]);
    const later: Step = [null, { type: 'holdMoved', ...BORIS, owes: true }, '2026-11-24T11:00:00.000Z'];
    expect(holds([...named, later]).map(({ at }) => at)).toEqual(['2026-11-24T12:00:00.000Z']);
  });

  it('that confirms ends the asking, and the reserve hears that it is not needed', () => {
    const played = play([...won, of('awardConfirmed')]);
    expect(played.current.closed).toBe(true);
    expect(told(played)).toEqual([['k1', 'offer.notice.reserveOver']]);
    expect(offer.waits?.(played.current, 'Europe/Moscow')).toEqual([]);
  });

  it('is a task of the logistician once it is silent: who, since when, the best reserve and what it leaves', () => {
    const played = play([...won, of('holdLapsed')], { sale: priceOf(100_000) });
    expect(stagesOf([...won, of('holdLapsed')])).toEqual(['held', 'held.lapsed']);
    const said = JSON.stringify(brief(played.current, 'held.lapsed'));
    for (const wanted of ['offer.held.lapsed', AT, '8500000', 'offer.card.margin"'])
      expect(said).toContain(wanted);
  });

  it('may be given more time', () => {
    const more: Step = [logistician, { type: 'holdExtended', minutes: '30' }, '2026-11-24T10:05:00.000Z'];
    expect(stagesOf([...won, of('holdLapsed'), more])).toEqual(['held', 'held.waiting']);
    expect(holds([...won, of('holdLapsed'), more]).map(({ at }) => at)).toEqual(['2026-11-24T10:35:00.000Z']);
    expect(play([...won, more]).refused).toBe('nobody-silent-there');
  });

  it('that answers after all is waited for again', () => {
    expect(stagesOf([...won, of('holdLapsed'), of('holdMoved', { owes: false })])).toEqual([
      'held',
      'held.waiting',
    ]);
  });

  it('that refuses is the same task at once', () => {
    const lost = [...won, of('awardLost', { how: 'refused' })];
    expect(stagesOf(lost)).toEqual(['held', 'held.lapsed']);
    const more: Step = [logistician, { type: 'holdExtended', minutes: 30 }];
    expect(play([...lost, more]).refused).toBe('nobody-silent-there');
  });
});

describe('passing the truck on (G-12)', () => {
  const silent = [...won, of('holdLapsed')];

  it('is one entry; the trip is to take it from the one before', () => {
    const played = play([...silent, passes()]);
    expect(Object.keys(played.current.stages)).toEqual(['held', 'held.waiting']);
    expect(commands(played)).toMatchObject([
      {
        caseId: 't1-1',
        fact: { type: 'carrierAwarded', carrier: 'k1', from: 'k2', price: priceOf(85_000) },
        otherwise: { type: 'awardRefused', trip: 't1-1', carrier: 'k1', passed: true },
      },
    ]);
    // Nobody hears of a truck that the trip may not be able to give.
    expect(told(played)).toEqual([]);
  });

  it('is refused while the winner is in time, and at a price that has changed', () => {
    expect(play([...won, passes()]).refused).toBe('nobody-silent-there');
    expect(play([...silent, passes('k1', 84_000)]).refused).toBe('bid-changed');
    expect(play([...silent, [anna, { type: 'bidWithdrawn' }], passes()]).refused).toBe('bid-changed');
  });

  it('goes to whoever left a price after the award, too', () => {
    expect(play([...silent, [vera, priced(82_000)], passes('k3', 82_000)]).refused).toBeUndefined();
  });

  describe('at the very moment at which the one before confirms', () => {
    const refusal: Step = [null, { type: 'awardRefused', trip: 't1-1', carrier: 'k1', passed: true }];

    it('leaves the truck with it, whichever news comes first', () => {
      for (const news of [
        [of('awardConfirmed'), refusal],
        [refusal, of('awardConfirmed')],
      ]) {
        const { current } = play([...silent, passes(), ...news]);
        expect(current.closed).toBe(true);
        expect(current.context.awards).toMatchObject([{ carrier: 'k2', isConfirmed: true }]);
      }
    });

    it('tells the logistician so, and nothing to the reserve, which knew of nothing', () => {
      for (const before of [[], [of('awardConfirmed')]]) {
        const played = play([...silent, passes(), ...before, refusal]);
        expect(told(played)).toEqual([['logistician', 'offer.notice.passRefused']]);
      }
    });
  });
});

describe('a winner whose truck is another’s by now', () => {
  const refusal: Step = [null, { type: 'awardRefused', ...BORIS, passed: false }];

  it('hears the truth, and so do the logistician and the reserve', () => {
    const played = play([...won, refusal]);
    expect(told(played)).toEqual([
      ['k2', 'offer.notice.awardRefused'],
      ['logistician', 'offer.notice.tripRefused'],
      ['k1', 'offer.notice.reserveOver'],
    ]);
    expect(played.current.closed).toBe(true);
  });
});

describe('several trucks', () => {
  const two = { trips: ['t1-1', 't1-2'], trucks: 2 };

  it('are awarded one after another; the others are told when all are', () => {
    const first = play(won, two);
    expect(told(first)).toEqual([['k2', 'offer.notice.chosen']]);
    const both = play([...won, [logistician, awarded('k1', 85_000, 't1-2')]], two);
    expect(told(both)).toEqual([
      ['k1', 'offer.notice.chosen'],
      ['k3', 'offer.notice.taken'],
    ]);
    expect(play([...won, [logistician, awarded('k1', 85_000)]], two).refused).toBe('trip-awarded');
  });

  it('one of which is refused while others are asked are simply wanted again', () => {
    const lost = play([...won, of('awardLost', { how: 'refused' })], two);
    expect(lost.current.context.awards).toEqual([]);
    expect(Object.keys(lost.current.stages)).toEqual(['open', 'open.collecting']);
  });

  it('one of which is called off leave the rest', () => {
    const off: Step = [null, { type: 'truckCalledOff', trip: 't1-2' }];
    expect(stagesOf([...won, off], two)).toEqual(['held', 'held.waiting']);
    expect(play([...won, of('awardConfirmed'), off], two).current.closed).toBe(true);
  });

  it('with a silent winner can be passed on while others are still asked', () => {
    const played = play([...won, of('holdLapsed'), passes()], two);
    expect(played.current.context.awards).toMatchObject([{ trip: 't1-1', carrier: 'k1' }]);
    expect(Object.keys(played.current.stages)).toEqual(['open', 'open.collecting']);
  });
});
