import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import type { Field } from '../../forms/form.ts';
import { ABOUT } from '../../forms/testing/about.ts';
import { logistician, person } from '../testing/people.ts';
import { reserve } from './awards.ts';
import { liveBids } from './bids.ts';
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

describe('bids', () => {
  it('are told to the order, and kept in writing for their carrier', () => {
    const played = play([[anna, priced(85_000)]]);
    expect(commands(played)).toMatchObject([
      {
        process: 'transport-order',
        caseId: 'o1',
        fact: {
          type: 'bidHeard',
          offer: 'f1-1',
          carrier: 'k1',
          kind: 'priced',
          price: { amount: { minor: 8_500_000 } },
        },
      },
    ]);
    expect(told(played)).toEqual([
      ['k1', 'offer.notice.bidKept'],
      ['logistician', 'offer.notice.bestBid'],
    ]);
  });

  it('can be changed: the newest counts', () => {
    const { current } = play([
      [anna, priced(85_000)],
      [anna, { type: 'bidDeclined', reason: 'noTruck' }],
      [boris, priced(90_000)],
      [boris, { type: 'bidAccepted', sum: '8000000' }],
    ]);
    expect(liveBids(current.context).map(({ carrier, bid }) => [carrier, bid.kind])).toEqual([
      ['k2', 'accepted'],
    ]);
  });

  it('are ranked net of VAT', () => {
    const withoutVat: Fact = { type: 'bidPriced', price: { ...priceOf(75_000), vat: 'none' } };
    const { current } = play([
      [anna, withoutVat],
      [boris, priced(85_000)],
      [vera, priced(95_000)],
    ]);
    expect(liveBids(current.context).map(({ carrier }) => carrier)).toEqual(['k2', 'k1', 'k3']);
  });

  it('of the same sum stand in the order in which they came, also within one millisecond', () => {
    const order = (...steps: Step[]) => liveBids(play(steps).current.context).map(({ carrier }) => carrier);
    expect(order([boris, priced(80_000)], [anna, priced(80_000)])).toEqual(['k2', 'k1']);
    const again: Step[] = [
      [boris, priced(81_000)],
      [anna, priced(80_000)],
      [boris, priced(80_000)],
    ];
    expect(order(...again)).toEqual(['k1', 'k2']);
  });

  it('stand side by side in different currencies', () => {
    const euro = { ...priceOf(900), amount: { minor: 90_000, currency: 'EUR' } };
    const { current } = play([
      [anna, priced(85_000)],
      [boris, { type: 'bidPriced', price: euro }],
    ]);
    expect(liveBids(current.context).map(({ carrier }) => carrier)).toEqual(['k2', 'k1']);
  });

  it('that are taken back leave the order without one', () => {
    const played = play([
      [anna, priced(85_000)],
      [anna, { type: 'bidWithdrawn' }],
    ]);
    expect(commands(played)).toMatchObject([{ fact: { carrier: 'k1', kind: 'declined' } }]);
    expect(liveBids(played.current.context)).toEqual([]);
  });

  it('may be written down for an asked carrier who phoned', () => {
    const phoned = (carrier: string): Step => [
      logistician,
      { type: 'bidTold', carrier, kind: 'priced', price: priceOf(70_000) },
    ];
    expect(liveBids(play([phoned('k3')]).current.context).map(({ carrier }) => carrier)).toEqual(['k3']);
    expect(play([phoned('k9')]).refused).toBe('carrier-not-asked');
  });

  it('that agree need a price that was named', () => {
    const agrees: Fact = { type: 'bidTold', carrier: 'k1', kind: 'accepted' };
    expect(play([[logistician, agrees]], { price: undefined }).refused).toBe('no-price-named');
    expect(play([[anna, { type: 'bidAccepted', sum: 7_000_000 }]]).refused).toBe('offer-price-changed');
  });

  it('come from asked companies only', () => {
    const stranger = person('stranger', [], { partyId: 'k9', as: 'carrier' });
    expect(play([[stranger, priced(1)]]).refused).toBe('not-allowed');
  });
});

describe('a counter-offer', () => {
  const countered: Step = [logistician, { type: 'countered', carrier: 'k1', price: priceOf(82_000) }];

  it('is told to its carrier only, who accepts that very sum', () => {
    const played = play([[anna, priced(85_000)], countered]);
    expect(told(played)).toEqual([['k1', 'offer.notice.countered']]);
    const [tell] = tells(played);
    expect(tell?.buttons?.[0]).toMatchObject({ form: 'accept', arg: '8200000' });
    const agreed = play([[anna, priced(85_000)], countered, [anna, { type: 'bidAccepted', sum: 8_200_000 }]]);
    expect(agreed.current.context.bids.k1).toMatchObject({ kind: 'accepted', price: priceOf(82_000) });
  });

  it('that was replaced can no longer be accepted', () => {
    const again: Step = [logistician, { type: 'countered', carrier: 'k1', price: priceOf(81_000) }];
    expect(play([countered, again, [anna, { type: 'bidAccepted', sum: 8_200_000 }]]).refused).toBe(
      'offer-price-changed',
    );
  });

  it('made to another carrier is never taken for the own one', () => {
    const other: Step = [logistician, { type: 'countered', carrier: 'k2', price: priceOf(83_000) }];
    const { current } = play([countered, other, [anna, { type: 'bidAccepted', sum: 8_300_000 }]]);
    expect(current.context.bids.k1).toMatchObject({ kind: 'priced', price: priceOf(83_000) });
  });

  it('is one press: the form asks for the sum of the button', () => {
    const { current } = play([countered]);
    const [sum] = forms.find(({ name }) => name === 'accept')!.fields as Field[];
    const ready = (arg: string) => sum?.ready?.({ ...ABOUT, current, arg }) ?? [];
    expect(ready('8200000').map(({ value }) => value)).toEqual([8_200_000]);
    expect(ready('8100000')).toEqual([]);
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
