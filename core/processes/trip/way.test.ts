import { describe, expect, it } from 'vitest';
import { stageMeta } from '../../cases/stages.ts';
import type { Field } from '../../forms/form.ts';
import { ABOUT } from '../../forms/testing/about.ts';
import { dueText } from '../../obligations/expected.ts';
import { delayText } from './card-lines.ts';
import { trip } from './index.ts';
import { nextPlace, stepsOf } from './route.ts';
import { carrier, client, driver, logistician, otherDriver, type Play } from './testing/play.ts';
import { agreed, rolling } from './testing/trips.ts';

const at = (time: string) => `2026-11-25T${time}.000Z`;

/** The buttons that the driver has now, each with the stop it concerns. */
function offered(play: Play): string[] {
  const { buttons = [] } = stageMeta(trip.chart, 'transport.way') ?? {};
  return buttons
    .filter(({ arg, when }) => arg !== undefined || when?.(play.context) === true)
    .flatMap(({ fact, arg }) => {
      const stop = arg?.(play.context);
      return arg !== undefined && stop === undefined ? [] : [stop === undefined ? fact : `${fact} ${stop}`];
    });
}

describe('milestones', () => {
  it('come in the order of the stops', () => {
    expect(stepsOf(rolling().context).map(({ kind, stop }) => `${kind} ${stop}`)).toEqual([
      'arrivedToLoad 1',
      'loaded 1',
      'left 1',
      'arrivedToLoad 2',
      'loaded 2',
      'left 2',
      'arrivedToUnload 3',
      'unloaded 3',
    ]);
  });

  it('are offered two at a time, and the newest one can be taken back', () => {
    const play = rolling();
    expect(offered(play)).toEqual(['arrivedToLoad 1', 'loaded 1']);
    play.does(driver, 'loaded', { stop: '1' });
    expect(offered(play)).toEqual(['arrivedToLoad 2', 'left 1', 'milestoneTakenBack']);
  });

  it('lead from loading through movement to the confirmation of the unloading', () => {
    const play = agreed().does(driver, 'loaded', { stop: 1 });
    expect(play.stages).toContain('transport.way.loading');
    expect(play.does(driver, 'loaded', { stop: 2 }).stages).toContain('transport.way.movement');
    expect(play.does(driver, 'arrivedToUnload', { stop: 3 }).stages).toContain('transport.way.unloading');
    expect(play.does(driver, 'unloaded', { stop: 3 }).stages).toEqual(['unloadingConfirmation']);
  });

  it('remind by the window of the next stop, which begins anew with each of them', () => {
    const play = rolling();
    expect(nextPlace(play.context)?.city.name).toBe('Казань');
    const before = play.current.stages['transport.way.loading']?.seq;
    play.does(driver, 'loaded', { stop: 1 });
    expect(nextPlace(play.context)?.city.name).toBe('Чебоксары');
    expect(play.current.stages['transport.way.loading']?.seq).not.toBe(before);
    expect(play.current.stages['transport.way']?.seq).toBe(before);
  });

  it('forgive a step that was not pressed, and are refused twice with the moment', () => {
    const play = rolling();
    expect(play.tries(driver, 'loaded', { stop: 1 }, at('08:00:00'))).toBeNull();
    expect(play.tries(driver, 'loaded', { stop: 1 }, at('08:01:00'))).toBe('milestone-already');
    expect(play.tries(driver, 'arrivedToLoad', { stop: 1 }, at('08:01:00'))).toBe('milestone-already');
  });

  it('are refused for a stop of the other kind or none at all', () => {
    expect(rolling().tries(driver, 'loaded', { stop: 3 })).toBe('no-such-stop');
    expect(rolling().tries(driver, 'unloaded', { stop: 4 })).toBe('no-such-stop');
  });

  it('are told by the named driver, the carrier or the logistician, and nobody else', () => {
    expect(rolling().tries(otherDriver, 'loaded', { stop: 1 })).toBe('not-allowed');
    expect(rolling().tries(client, 'loaded', { stop: 1 })).toBe('not-allowed');
    expect(rolling().tries(carrier, 'loaded', { stop: 1 })).toBeNull();
    expect(rolling().tries(logistician, 'loaded', { stop: 1 })).toBeNull();
  });
});

describe('publishing', () => {
  it('waits two minutes, then the client and the order hear', () => {
    const play = rolling().does(driver, 'loaded', { stop: 1 }, at('08:00:00'));
    expect(play.told()).toEqual([]);
    const [wait] = trip.waits?.(play.current, 'Europe/Moscow') ?? [];
    expect(wait).toMatchObject({ at: at('08:02:00'), fact: { type: 'milestonePublished', kind: 'loaded' } });
    play.does(null, 'milestonePublished', wait?.fact, at('08:02:00'));
    expect(play.told()).toEqual([{ to: { party: 'k7707083893' }, text: 'trip.notice.loaded' }]);
    expect(play.commands('transport-order')).toEqual([
      { type: 'milestoneHeard', trip: 't1-1', kind: 'loaded', stop: 1, at: at('08:00:00') },
    ]);
    expect(trip.waits?.(play.current, 'Europe/Moscow')).toEqual([]);
    expect(play.tries(null, 'milestonePublished', wait?.fact)).toBe('nothing-to-publish');
  });

  it('offers the client the way to "where is it?" until the truck is unloaded', () => {
    const published = (kind: string, stop: number) =>
      agreed()
        .does(driver, kind, { stop }, at('08:00:00'))
        .does(null, 'milestonePublished', { kind, stop, at: at('08:00:00') })
        .effects.flatMap((effect) => (effect.type === 'tell' ? [effect.buttons] : []));
    expect(published('loaded', 2)).toEqual([[{ text: 'transport-order.button.whereAsked', about: 'o1' }]]);
    expect(published('unloaded', 3)).toEqual([[]]);
  });

  it('keeps the order of what was pressed in the same moment', () => {
    const play = rolling().does(driver, 'loaded', { stop: 1 }, at('08:00:00'));
    play.does(driver, 'left', { stop: 1 }, at('08:00:00'));
    const waits = trip.waits?.(play.current, 'Europe/Moscow') ?? [];
    expect(waits.map(({ at, fact }) => [at, fact.kind])).toEqual([
      ['2026-11-25T08:02:00.000Z', 'loaded'],
      ['2026-11-25T08:02:00.001Z', 'left'],
    ]);
  });

  it('does not come for what was taken back', () => {
    const play = rolling().does(driver, 'loaded', { stop: 1 }, at('08:00:00'));
    play.does(driver, 'milestoneTakenBack', {}, at('08:01:59'));
    expect(trip.waits?.(play.current, 'Europe/Moscow')).toEqual([]);
    expect(play.tries(driver, 'milestoneTakenBack')).toBe('nothing-to-take-back');
  });

  it('ends the time to take back', () => {
    const play = rolling().does(driver, 'loaded', { stop: 1 }, at('08:00:00'));
    expect(play.tries(driver, 'milestoneTakenBack', {}, at('08:02:00'))).toBe('too-late-to-take-back');
    play.does(null, 'milestonePublished', { kind: 'loaded', stop: 1, at: at('08:00:00') });
    expect(play.tries(driver, 'milestoneTakenBack', {}, at('08:01:00'))).toBe('too-late-to-take-back');
  });

  it('tells the client of a delay and keeps what was noted about it', () => {
    const play = rolling().does(driver, 'delayReported', { reason: 'queue', note: 'i9' }, at('08:00:00'));
    expect(play.told()).toEqual([{ to: { role: 'logistician' }, text: 'trip.notice.delayHeard' }]);
    play.does(null, 'delayPublished', { at: at('08:00:00') }, at('08:02:00'));
    expect(play.commands('transport-order')).toEqual([{ type: 'delayHeard', trip: 't1-1', reason: 'queue' }]);
    expect(JSON.stringify(play.effects)).not.toContain('i9');
  });
});

describe('a delay', () => {
  it('is shown by the clock of the next stop, until the truck has got on', () => {
    const play = rolling().does(
      driver,
      'delayReported',
      { reason: 'queue', until: at('12:00:00') },
      at('08:00:00'),
    );
    const said = () => delayText(play.context, { published: false });
    const zone = play.context.request?.loadings[0]?.city.zone;
    expect(said()).toMatchObject({ params: { until: { at: at('12:00:00'), zone } } });
    expect(delayText(play.context, { published: true })).toBeUndefined();
    play.does(driver, 'loaded', { stop: 1 }, at('09:00:00'));
    expect(said()).toBeUndefined();
  });
});

describe('a delay in the client’s words (S0-48)', () => {
  const legs = (steps: [kind: string, stop: number][]) => {
    const play = agreed();
    for (const [kind, stop] of steps) play.does(driver, kind, { stop }, at('07:00:00'));
    play.does(driver, 'delayReported', { reason: 'queue' }, at('08:00:00'));
    play.does(null, 'delayPublished', { at: at('08:00:00') }, at('08:02:00'));
    return play.effects.flatMap((effect) => (effect.type === 'tell' ? [effect.params?.leg] : []));
  };

  it.each([
    ['coming', []],
    ['loading', [['arrivedToLoad', 1]]],
    ['moving', [['left', 1]]],
    ['moving', [['loaded', 2]]],
    ['unloading', [['arrivedToUnload', 3]]],
  ] as [string, [string, number][]][])('is one of %s after %j', (leg, steps) => {
    expect(legs(steps)).toEqual([leg]);
  });
});

describe('the deadline at a stop', () => {
  it('is told by the clock of the stop', () => {
    const { current } = rolling();
    for (const stage of ['transport.way', 'transport.way.loading']) {
      const meta = stageMeta(trip.chart, stage)!;
      const zone = current.context.request?.loadings[0]?.city.zone;
      expect(dueText(current, { meta }, at('09:00:00'))).toEqual({
        key: 'moment.local',
        params: { at: { at: at('09:00:00'), zone } },
      });
    }
    const office = stageMeta(trip.chart, 'clearance')!;
    expect(dueText(current, { meta: office }, at('09:00:00')).key).toBe('moment');
  });
});

describe('the day by which a late truck is to be expected', () => {
  it('is read by the clock of the stop where the driver stands', () => {
    const until = trip.forms.find(({ name }) => name === 'delay')?.fields[1] as Field;
    const { current } = rolling();
    expect(until.zone?.(current)).toBe(current.context.request?.loadings[0]?.city.zone);
  });
});

describe('a slip', () => {
  it('that unloaded the truck brings it back to where it was', () => {
    const play = agreed().does(driver, 'loaded', { stop: 2 }, at('08:00:00'));
    play.does(driver, 'unloaded', { stop: 3 }, at('08:00:10'));
    expect(play.stages).toEqual(['unloadingConfirmation']);
    play.does(driver, 'milestoneTakenBack', {}, at('08:00:20'));
    expect(play.stages).toEqual(
      expect.arrayContaining(['transport.way.movement', 'transport.trouble.none', 'transport.consent.given']),
    );
  });

  it('does not confirm a vehicle that the client has not seen', () => {
    const play = rolling().does(driver, 'unloaded', { stop: 3 }).does(driver, 'milestoneTakenBack');
    expect(play.stages).toEqual(expect.arrayContaining(['transport.way.loading', 'transport.consent.asked']));
  });
});

describe('trouble', () => {
  it('is heard by the client and the order, and holds the trip until it is solved', () => {
    const play = agreed().does(driver, 'troubleReported', { kind: 'damage', note: 'i8', files: ['p1'] });
    expect(play.commands('transport-order')).toEqual([
      { type: 'troubleHeard', trip: 't1-1', kind: 'damage', over: false },
    ]);
    expect(play.told()).toEqual([
      { to: { party: 'k7707083893' }, text: 'trip.notice.damage' },
      { to: { role: 'carrier' }, text: 'trip.notice.troubleHeard' },
    ]);
    expect(play.context.claims).toMatchObject([{ note: 'i8', files: ['p1'] }]);
    play.does(driver, 'unloaded', { stop: 3 });
    expect(play.stages).toContain('transport.trouble.open');
    play.does(logistician, 'troubleResolved', { how: 'claim', note: 'i9' });
    expect(play.stages).toEqual(['unloadingConfirmation']);
    expect(play.context.troubles).toMatchObject([{ kind: 'damage', how: 'claim', decision: 'i9' }]);
    expect(play.told()).toEqual([
      { to: { party: 'k7707083893' }, text: 'trip.notice.over.claim' },
      { to: { role: 'driver' }, text: 'trip.notice.decided' },
      { to: { role: 'carrier' }, text: 'trip.notice.decided' },
    ]);
    expect(play.commands('transport-order')).toEqual([
      { type: 'troubleHeard', trip: 't1-1', kind: 'damage', over: true },
    ]);
  });

  it('offers only the decisions that fit it', () => {
    const how = trip.forms.find(({ name }) => name === 'resolve')?.fields[0] as Field;
    const offered = (kind: string) => {
      const { current } = agreed().does(driver, 'troubleReported', { kind });
      return how.ready?.({ ...ABOUT, current, now: at('08:00:00') }).map(({ value }) => value);
    };
    expect(offered('failedLoading')).toEqual(['waits', 'replaced']);
    expect(offered('damage')).toEqual(['accepted', 'claim']);
  });

  it('other than damage leaves no claim', () => {
    const play = agreed().does(driver, 'troubleReported', { kind: 'breakdown' });
    expect(play.context.claims).toEqual([]);
  });
});
