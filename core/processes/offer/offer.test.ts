import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { ABOUT } from '../../forms/testing/about.ts';
import { logistician } from '../testing/people.ts';
import { reserve } from './awards.ts';
import { brief } from './brief.ts';
import { card } from './card.ts';
import type { Offer } from './context.ts';
import { forms } from './forms.ts';
import { offer } from './index.ts';
import { opened, priceOf } from './testing/model.ts';
import {
  ASKED,
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

describe('the request', () => {
  it('reaches every asked company with the buttons of the stage', () => {
    expect(tells(play([])).map(({ to, text, stage }) => [to, text, stage])).toEqual([
      [{ parties: ASKED }, 'offer.notice.asked', 'open'],
    ]);
  });

  it('shows neither the client nor a street to a carrier', () => {
    const played = play([[boris, priced(81_000)]]);
    const seen = JSON.stringify([
      card(played.current, 'carrier', 'k1'),
      tells(play([])),
      offer.title(played.current),
    ]);
    expect(seen).not.toContain(opened.client);
    expect(seen).not.toContain('address');
    expect(seen).toContain('Казань');
  });

  it('offers to accept only a price that was named', () => {
    const button = (at: Case<Offer>) =>
      offer.chart.states.open?.meta?.buttons
        .find(({ fact }: { fact: string }) => fact === 'bidAccepted')
        .arg(at.context);
    expect(button(play([]).current)).toBe('8000000');
    expect(button(play([], { price: undefined }).current)).toBeUndefined();
  });
});

describe('the award', () => {
  const bids: Step[] = [
    [anna, priced(85_000)],
    [boris, priced(79_000)],
  ];

  it('gives the truck to the winner, keeps who bid in reserve and thanks the silent', () => {
    const played = play([...bids, [logistician, awarded('k2', 79_000)]]);
    expect(commands(played)).toMatchObject([
      {
        process: 'trip',
        caseId: 't1-1',
        fact: { type: 'carrierAwarded', carrier: 'k2', price: priceOf(79_000), offer: 'f1-1' },
        otherwise: { type: 'awardRefused', trip: 't1-1', carrier: 'k2', passed: false },
      },
    ]);
    expect(told(played)).toEqual([
      ['k2', 'offer.notice.chosen'],
      ['k1', 'offer.notice.reserve'],
      ['k3', 'offer.notice.taken'],
    ]);
    expect(played.effects.at(-1)).toMatchObject({ type: 'stages', left: ['open', 'open.collecting'] });
    expect(Object.keys(played.current.stages)).toEqual(['held', 'held.waiting']);
  });

  it('of an asking from before there were modes ends it', () => {
    const before = { mode: undefined, trips: undefined, trucks: undefined, holdMinutes: undefined };
    const played = play([...bids, [logistician, awarded('k2', 79_000)]], before);
    expect(commands(played)).toMatchObject([{ fact: { type: 'carrierChosen', carrier: 'k2' } }]);
    expect(played.current.closed).toBe(true);
    expect(played.current.context.award).toEqual({ carrier: 'k2', trip: 't1-1', price: priceOf(79_000) });
  });

  it('is refused once the bid has changed, or was none', () => {
    const changed: Step = [boris, priced(83_000)];
    expect(play([...bids, changed, [logistician, awarded('k2', 79_000)]]).refused).toBe('bid-changed');
    expect(play([...bids, [logistician, awarded('k3', 79_000)]]).refused).toBe('bid-changed');
  });

  it('is refused for a trip of another order', () => {
    const elsewhere = { ...awarded('k2', 79_000), trip: 't2-1' };
    expect(play([...bids, [logistician, elsewhere]]).refused).toBe('trip-of-another-order');
  });

  it('ends the bidding: a later price is the reserve', () => {
    const late: Step = [vera, priced(50_000)];
    const played = play([...bids, [logistician, awarded('k2', 79_000)], late]);
    expect(told(played)).toEqual([['k3', 'offer.notice.reserveKept']]);
    expect(reserve(played.current.context).map(({ carrier }) => carrier)).toEqual(['k3', 'k1']);
    const press: Step = [vera, { type: 'bidAccepted', sum: 8_000_000 }];
    expect(play([...bids, [logistician, awarded('k2', 79_000)], press]).refused).toBe('wrong-stage');
  });

  it('takes the price of the chosen bid over from the case', () => {
    const form = forms.find(({ name }) => name === 'award')!;
    const { current } = play(bids);
    const about = { ...ABOUT, current };
    const taken = form.fromCases?.take([{ id: 't1-1' } as Case], about);
    expect(form.toFact?.({ carrier: 'k2', ...(taken as object) })).toEqual({
      carrier: 'k2',
      trip: 't1-1',
      price: priceOf(79_000),
    });
    expect(form.fromCases?.take([{ id: 't1-1' }, { id: 't1-2' }] as Case[], about)).toMatchObject({
      code: 'one-trip',
    });
  });
});

describe('the end of the time', () => {
  it('is waited for, and told to the logistician with what came', () => {
    const { current } = play([[anna, priced(85_000)]]);
    const wait = offer.waits?.(current, 'Europe/Moscow').find(({ fact }) => fact.type === 'answersDue');
    expect(wait).toMatchObject({ at: opened.until, fact: { type: 'answersDue' } });
    const due = play([
      [anna, priced(85_000)],
      [null, wait!.fact],
    ]);
    expect(told(due)).toEqual([['logistician', 'offer.notice.due']]);
    expect(offer.waits?.(due.current, 'Europe/Moscow')).toEqual([]);
  });

  it('is told as such when nobody named a price', () => {
    expect(told(play([[null, { type: 'answersDue' }]]))).toEqual([
      ['logistician', 'offer.notice.dueWithoutBids'],
    ]);
  });

  it('is not waited for once the request is off, and everybody hears that', () => {
    const off = play([[logistician, { type: 'offerClosed' }]]);
    expect(offer.waits?.(off.current, 'Europe/Moscow')).toEqual([]);
    expect(told(off)).toEqual(ASKED.map((party) => [party, 'offer.notice.closed']));
  });
});

describe('the card', () => {
  const { current } = play([
    [anna, priced(85_000)],
    [boris, priced(79_000)],
  ]);

  it('shows a carrier its own bid, the best price where rates are open, and never whose it is', () => {
    const seen = JSON.stringify(card(current, 'carrier', 'k1'));
    expect(seen).toContain('8500000');
    expect(seen).toContain('7900000');
    expect(seen).not.toContain('k2');
    expect(JSON.stringify(card(current, 'carrier'))).not.toContain('8500000');
  });

  it('shows colleagues all, the best first', () => {
    const seen = JSON.stringify(card(current, 'staff'));
    expect(seen.indexOf('7900000')).toBeGreaterThan(0);
    expect(seen.indexOf('8500000')).toBeGreaterThan(seen.indexOf('7900000'));
    expect(seen).toContain('k3');
  });

  it('and all that a carrier is told after its answer hold no bids; the task of the logistician does', () => {
    expect(brief(current, 'open')).toEqual([]);
    expect(JSON.stringify(brief(current, 'open.collecting'))).toContain('7900000');
  });

  it('shows a client nothing', () => {
    expect(card(current, 'client')).toEqual([]);
  });
});
