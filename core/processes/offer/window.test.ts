import { describe, expect, it } from 'vitest';
import { logistician } from '../testing/people.ts';
import { isToRenew } from './bids.ts';
import { card } from './card.ts';
import { offer } from './index.ts';
import { priceOf } from './testing/model.ts';
import {
  anna,
  awarded,
  boris,
  commands,
  play,
  priced,
  type Step,
  tells,
  told,
  vera,
} from './testing/play.ts';

const waitsFor = (steps: Step[], fact: string, opening?: object) =>
  (offer.waits?.(play(steps, opening).current, 'Europe/Moscow') ?? []).filter(
    (wait) => wait.fact.type === fact,
  );
const at = (time: string) => `2026-11-24T${time}:00.000Z`;
const declines: Step = [anna, { type: 'bidDeclined', reason: 'noTruck' }];

describe('one after another', () => {
  const inTurn = {
    waves: [
      { carriers: ['k1'], minutes: 15 },
      { carriers: ['k2', 'k3'], minutes: 60 },
    ],
  };
  const next: Step = [null, { type: 'waveDue', wave: 1 }, at('09:15')];

  it('the first alone is asked, until its own time is over', () => {
    const played = play([], inTurn);
    expect(tells(played).map(({ to, params }) => [to, params?.until])).toEqual([
      [{ parties: ['k1'] }, { at: at('09:15') }],
    ]);
    expect(played.current.context.until).toBe(at('10:15'));
    expect(waitsFor([], 'waveDue', inTurn).map((wait) => wait.at)).toEqual([at('09:15')]);
  });

  it('who is not asked yet takes no part in it', () => {
    expect(play([[boris, priced(1)]], inTurn).refused).toBe('not-allowed');
    expect(offer.index(play([], inTurn).current.context).partyIds).toEqual(['k1']);
    expect(offer.index(play([next], inTurn).current.context).partyIds).toEqual(['k1', 'k2', 'k3']);
  });

  it('the next are asked then, or at once when those before have declined', () => {
    expect(told(play([next], inTurn))).toEqual([
      ['k2', 'offer.notice.asked'],
      ['k3', 'offer.notice.asked'],
    ]);
    const out = waitsFor([declines], 'waveDue', inTurn);
    expect(out).toEqual([{ name: 'wave/1/out', at: at('09:00'), fact: { type: 'waveDue', wave: 1 } }]);
    expect(play([next, next], inTurn).refused).toBe('wave-passed');
  });
});

describe('the window', () => {
  it('has the silent reminded by itself once, when a quarter of it is left', () => {
    expect(waitsFor([], 'silentReminded').map((wait) => wait.at)).toEqual([at('11:15')]);
    const reminded: Step = [null, { type: 'silentReminded' }, at('11:15')];
    expect(waitsFor([reminded], 'silentReminded')).toEqual([]);
    const all: Step[] = [
      [anna, priced(80_000)],
      [boris, priced(81_000)],
      [vera, { type: 'bidDeclined', reason: 'time' }],
    ];
    expect(waitsFor(all, 'silentReminded')).toEqual([]);
  });

  it('has only the silent reminded, and not again and again', () => {
    const remind = (time: string): Step => [logistician, { type: 'silentReminded' }, at(time)];
    const played = play([[anna, priced(80_000)], declines, remind('09:20')]);
    expect(told(played)).toEqual([
      ['k2', 'offer.notice.reminder'],
      ['k3', 'offer.notice.reminder'],
    ]);
    expect(play([remind('09:20'), remind('09:30')]).refused).toBe('reminded-already');
    expect(play([remind('09:20'), remind('09:36')]).refused).toBeUndefined();
    expect(play([remind('09:05')]).refused).toBe('reminded-already');
  });

  it('is extended for all who have not declined, also when it was over', () => {
    const more: Step = [logistician, { type: 'extended', minutes: '30' }, at('12:10')];
    const played = play([declines, [null, { type: 'answersDue' }, at('12:00')], more]);
    expect(played.current.context).toMatchObject({ until: at('12:40'), isDue: false });
    expect(told(played)).toEqual([
      ['k2', 'offer.notice.extended'],
      ['k3', 'offer.notice.extended'],
    ]);
    expect(waitsFor([more], 'answersDue').map(({ name }) => name)).toEqual([`answers/${at('12:40')}`]);
  });

  it('is the order’s to show, however it was changed', () => {
    const waited = (step: Step, opening?: object) =>
      commands(play([step], opening)).map(({ caseId, fact }) => [caseId, fact.type, fact.until]);
    const longer: Step = [logistician, { type: 'extended', minutes: '30' }];
    const amended = (minutes?: string): Step => [logistician, { type: 'amended', note: 'i1', minutes }];
    expect(waited(longer)).toEqual([['o1', 'answerTimeChanged', at('12:30')]]);
    expect(waited(amended('30'))).toEqual([['o1', 'answerTimeChanged', at('12:30')]]);
    expect(waited(amended())).toEqual([]);
    const waves = [
      { carriers: ['k1'], minutes: 15 },
      { carriers: ['k2'], minutes: 15 },
    ];
    const early: Step = [null, { type: 'waveDue', wave: 1 }, at('09:05')];
    expect(waited(early, { waves })).toEqual([['o1', 'answerTimeChanged', at('09:20')]]);
  });
});

describe('changed terms', () => {
  const bid: Step = [anna, priced(79_000)];
  const change: Step = [logistician, { type: 'amended', price: priceOf(82_000) }, at('09:30')];

  it('leave the bids, to be renewed: their carriers hear what changed and say in one press that it stands', () => {
    const played = play([bid, change]);
    expect(told(played)).toEqual([
      ['k1', 'offer.notice.amendedBid'],
      ['k2', 'offer.notice.amended'],
      ['k3', 'offer.notice.amended'],
    ]);
    expect(tells(played)[0]?.buttons?.map(({ form }) => form)).toEqual(['renew', 'accept', 'bid', 'decline']);
    expect(JSON.stringify(card(played.current, 'staff'))).toContain('offer.card.toRenew');
  });

  it('are to be renewed also where they came in the millisecond of the bid, and not by a bid after them', () => {
    const now = at('09:30');
    const first: Step = [anna, priced(79_000), now];
    const second: Step = [boris, priced(78_000), now];
    const { context } = play([first, change, second]).current;
    expect(['k1', 'k2'].map((carrier) => isToRenew(context, carrier))).toEqual([true, false]);
  });

  it('let nobody be awarded who has not said that its bid stands', () => {
    expect(play([bid, change, [logistician, awarded('k1', 79_000), at('09:31')]]).refused).toBe(
      'bid-not-renewed',
    );
    const renewed: Step = [anna, { type: 'bidRenewed' }, at('09:31')];
    expect(play([bid, change, renewed, [logistician, awarded('k1', 79_000), at('09:32')]]).refused).toBe(
      undefined,
    );
  });

  it('are something to renew only where something changed', () => {
    expect(play([bid, [anna, { type: 'bidRenewed' }]]).refused).toBe('nothing-to-renew');
    expect(play([[logistician, { type: 'amended' }]]).refused).toBe('nothing-amended');
    expect(play([[logistician, { type: 'amended', price: priceOf(80_000) }]]).refused).toBe(
      'nothing-amended',
    );
  });

  it('take back what was offered to single carriers', () => {
    const counter: Step = [logistician, { type: 'countered', carrier: 'k1', price: priceOf(77_000) }];
    expect(play([bid, counter, change, [anna, { type: 'bidAccepted', sum: 7_700_000 }]]).refused).toBe(
      'offer-price-changed',
    );
  });
});

describe('an asking that is withdrawn', () => {
  it('is told to all who have not declined', () => {
    expect(told(play([declines, [logistician, { type: 'offerClosed' }]]))).toEqual([
      ['k2', 'offer.notice.closed'],
      ['k3', 'offer.notice.closed'],
    ]);
  });
});
