import { describe, expect, it } from 'vitest';
import type { Fact } from '../../cases/entry.ts';
import type { Field } from '../../forms/form.ts';
import { ABOUT } from '../../forms/testing/about.ts';
import { logistician, person } from '../testing/people.ts';
import { liveBids } from './bids.ts';
import { forms } from './forms.ts';
import { priceOf } from './testing/model.ts';
import { anna, boris, commands, play, priced, type Step, tells, told, vera } from './testing/play.ts';

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
