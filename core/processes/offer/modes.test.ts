import { describe, expect, it } from 'vitest';
import { logistician } from '../testing/people.ts';
import { isLate, liveBids } from './bids.ts';
import { brief } from './brief.ts';
import { card } from './card.ts';
import { offer } from './index.ts';
import { priceOf } from './testing/model.ts';
import {
  anna,
  awarded,
  boris,
  commands,
  type Played,
  play,
  priced,
  type Step,
  tells,
  told,
  vera,
} from './testing/play.ts';

const seenBy = ({ current }: Played, party: string) => JSON.stringify(card(current, 'carrier', party));
const forStaff = ({ current }: Played) =>
  JSON.stringify([card(current, 'staff'), brief(current, 'open.collecting')]);
const buttonsOf = ({ current }: Played, stage: string) => {
  const [outer = '', inner] = stage.split('.');
  const node = offer.chart.states[outer];
  const { meta } = inner === undefined ? node! : node!.states[inner]!;
  const { context } = current;
  return (meta.buttons as { fact: string; arg?: (c: unknown) => unknown; when?: (c: unknown) => boolean }[])
    .filter((one) => one.when?.(context) !== false)
    .flatMap(({ fact, arg }) => {
      const carried = arg?.(context);
      return arg !== undefined && carried === undefined ? [] : [[fact, carried]];
    });
};

describe('a fixed price', () => {
  const fixed = { mode: 'fixed' };
  const takes: Step = [boris, { type: 'truckTaken', sum: '8000000' }];

  it('is taken by the first press: that entry is the award', () => {
    const played = play([takes], fixed);
    expect(Object.keys(played.current.stages)).toEqual(['held', 'held.waiting']);
    expect(played.current.context.awards).toMatchObject([
      { trip: 't1-1', carrier: 'k2', price: priceOf(80_000), until: '2026-11-24T10:00:00.000Z' },
    ]);
    expect(commands(played).map(({ process, fact }) => [process, fact.type])).toEqual([
      ['transport-order', 'bidHeard'],
      ['trip', 'carrierAwarded'],
    ]);
    expect(told(played)).toEqual([
      ['k2', 'offer.notice.chosen'],
      ['k1', 'offer.notice.taken'],
      ['k3', 'offer.notice.taken'],
    ]);
  });

  it('is not taken twice, nor at a price that nobody named', () => {
    expect(play([takes, [anna, { type: 'truckTaken', sum: 8_000_000 }]], fixed).refused).toBe('all-taken');
    expect(play([[anna, { type: 'truckTaken', sum: 7_000_000 }]], fixed).refused).toBe('offer-price-changed');
    expect(play([[anna, { type: 'truckTaken', sum: 8_000_000 }]]).refused).toBe('not-fixed');
  });

  it('leaves another price as a bid, which the logistician may award', () => {
    const played = play(
      [
        [anna, priced(85_000)],
        [logistician, awarded('k1', 85_000)],
      ],
      fixed,
    );
    expect(played.current.context.awards).toMatchObject([{ carrier: 'k1' }]);
  });

  it('for two trucks is taken twice: the first takes neither the others’ buttons nor their hope', () => {
    const two = { ...fixed, trips: ['t1-1', 't1-2'], trucks: 2 };
    const once = play([takes], two);
    expect(Object.keys(once.current.stages)).toEqual(['open', 'open.collecting']);
    expect(told(once)).toEqual([['k2', 'offer.notice.chosen']]);
    const twice = play([takes, [anna, { type: 'truckTaken', sum: 8_000_000 }]], two);
    expect(twice.current.context.awards?.map(({ trip, carrier }) => [trip, carrier])).toEqual([
      ['t1-1', 'k2'],
      ['t1-2', 'k1'],
    ]);
    expect(told(twice)).toEqual([
      ['k1', 'offer.notice.chosen'],
      ['k3', 'offer.notice.taken'],
    ]);
  });

  it('is one press on its own button, and agrees to nothing else', () => {
    const facts = buttonsOf(play([], fixed), 'open').map(([fact]) => fact);
    expect(facts).toEqual(['truckTaken', 'bidPriced', 'bidDeclined']);
  });
});

describe('rates that go down', () => {
  const down = { mode: 'descending', step: 100_000 };

  it('begin at our price', () => {
    expect(play([[anna, priced(80_000)]], down).refused).toBeUndefined();
    expect(play([[anna, priced(80_001)]], down).refused).toBe('bid-too-high');
  });

  it('go below the best by a step, net of VAT; whoever was the best hears it', () => {
    const first: Step = [anna, priced(78_000)];
    expect(play([first, [boris, priced(77_500)]], down).refused).toBe('bid-too-high');
    const played = play([first, [boris, priced(76_000)]], down);
    expect(told(played)).toEqual([
      ['k2', 'offer.notice.bidKept'],
      ['k1', 'offer.notice.overtaken'],
      ['logistician', 'offer.notice.bestBid'],
    ]);
  });

  it('are taken a step down by one press, at a sum that still counts when it arrives', () => {
    const played = play(
      [
        [anna, priced(78_000)],
        [boris, priced(76_000)],
      ],
      down,
    );
    const [, overtaken] = tells(played);
    const next = overtaken?.buttons?.[0];
    expect(next).toMatchObject({ form: 'accept', arg: '7470000' });
    const pressed: Step = [anna, { type: 'bidAccepted', sum: next?.arg }];
    const steps: Step[] = [
      [anna, priced(78_000)],
      [boris, priced(76_000)],
    ];
    expect(liveBids(play([...steps, pressed], down).current.context)[0]).toMatchObject({ carrier: 'k1' });
    expect(play([...steps, [vera, priced(70_000)], pressed], down).refused).toBe('bid-too-high');
  });

  it('stay in one currency', () => {
    const euro = { ...priceOf(700), amount: { minor: 70_000, currency: 'EUR' } };
    expect(play([[anna, { type: 'bidPriced', price: euro }]], down).refused).toBe('bid-other-currency');
  });
});

describe('open rates', () => {
  it('let every carrier see the best price, and nobody whose it is', () => {
    const played = play([
      [anna, priced(76_000)],
      [boris, priced(79_000)],
    ]);
    expect(seenBy(played, 'k3')).toContain('7600000');
    expect(seenBy(played, 'k3')).not.toMatch(/7900000|k1|k2/);
  });
});

describe('sealed rates', () => {
  const sealed = { mode: 'sealed' };
  const bids: Step[] = [
    [anna, priced(76_000)],
    [boris, priced(79_000)],
  ];

  it('show nobody another price, and the logistician who answered, but not at what', () => {
    const played = play(bids, sealed);
    expect(seenBy(played, 'k3')).not.toMatch(/7600000|7900000/);
    expect(forStaff(played)).not.toMatch(/7600000|7900000/);
    expect(forStaff(played)).toContain('offer.label.sealed');
    expect(commands(played)).toEqual([]);
    expect(told(played)).toEqual([['k2', 'offer.notice.bidKept']]);
  });

  it('cannot be awarded before the time is over', () => {
    expect(play([...bids, [logistician, awarded('k1', 76_000)]], sealed).refused).toBe('bids-sealed');
    expect(buttonsOf(play(bids, sealed), 'open.collecting').map(([fact]) => fact)).not.toContain('awarded');
  });

  it('open to us when the time is over, and the order hears them', () => {
    const due = play([...bids, [null, { type: 'answersDue' }]], sealed);
    expect(commands(due).map(({ fact }) => [fact.type, fact.carrier])).toEqual([
      ['bidHeard', 'k1'],
      ['bidHeard', 'k2'],
    ]);
    expect(forStaff(due)).toMatch(/7600000/);
    expect(seenBy(due, 'k3')).not.toMatch(/7600000|7900000/);
    const [best] = buttonsOf(due, 'open.collecting');
    expect(best).toEqual(['awarded', '0/7600000']);
  });
});

describe('the live card', () => {
  it('has the best three with what each leaves, each awarded by one press', () => {
    const sale = { sale: priceOf(100_000) };
    const bids: Step[] = [
      [anna, priced(85_000)],
      [boris, priced(79_000)],
    ];
    const played = play([...bids, [vera, { type: 'bidDeclined', reason: 'noTruck' }]], sale);
    const [, counts, first] = brief(played.current, 'open.collecting');
    expect(counts?.params).toMatchObject({ asked: 3, opened: 0, live: 2, declined: 1, silent: 0 });
    expect(first?.params?.margin).toEqual({
      text: {
        key: 'offer.card.margin',
        params: { left: { money: { minor: 1_721_311, currency: 'RUB' } }, percent: 21 },
      },
    });
    const awards = buttonsOf(played, 'open.collecting').filter(([fact]) => fact === 'awarded');
    expect(awards).toEqual([
      ['awarded', '1/7900000'],
      ['awarded', '0/8500000'],
    ]);
  });

  it('says that the margin is unknown where the client’s price is, or is in another currency', () => {
    const euro = { ...priceOf(900), amount: { minor: 90_000, currency: 'EUR' as const } };
    for (const sale of [undefined, euro]) {
      const { current } = play([[anna, priced(85_000)]], { sale });
      expect(JSON.stringify(brief(current, 'open.collecting'))).toContain('offer.card.marginUnknown');
    }
  });

  it('counts who looked at the details', () => {
    const { current } = play([[anna, { type: 'detailsOpened' }]]);
    expect(brief(current, 'open.collecting')[1]?.params).toMatchObject({ opened: 1 });
    expect(offer.onLook).toBe('detailsOpened');
  });

  it('knows the client’s price as soon as the order does', () => {
    const { current } = play([
      [anna, priced(85_000)],
      [null, { type: 'saleKnown', price: priceOf(100_000) }],
    ]);
    expect(JSON.stringify(brief(current, 'open.collecting'))).toContain('offer.card.margin"');
  });
});

describe('answers after the time is over', () => {
  it('are taken, and marked late', () => {
    const late: Step = [anna, priced(76_000), '2026-11-24T12:30:00.000Z'];
    const { current } = play([[null, { type: 'answersDue' }], late]);
    const [bid] = liveBids(current.context);
    expect(isLate(current.context, bid!.bid)).toBe(true);
    expect(JSON.stringify(brief(current, 'open.collecting'))).toContain('offer.card.late');
  });
});
