import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { forms as postingForms } from '../posting/forms.ts';
import { head, logistician } from '../testing/people.ts';
import { askedCarriers } from './bids.ts';
import { brief } from './brief.ts';
import { awardable } from './buttons.ts';
import { card } from './card.ts';
import { answerCounts } from './record.ts';
import { priceOf } from './testing/model.ts';
import { AT, anna, awarded, commands, type Played, play, priced, type Step, tells } from './testing/play.ts';

const heard = (roubles: number, more: object = {}): Step => [
  null,
  {
    type: 'exchangeBidHeard',
    posting: 'l1',
    bid: {
      id: 'r1',
      at: AT,
      firm: { id: '14612', name: 'Ветер' },
      price: priceOf(roubles),
      letter: 'i1',
      ...more,
    },
  } as Fact,
];
const taken = (carrier: string): Fact => ({ type: 'exchangeCarrierTaken', bid: 'r1', carrier });
const shown = ({ current }: Played) => JSON.stringify(brief(current, 'open.collecting'));
const POSTED: Step[] = [
  [null, { type: 'exchangeOffered', posting: 'l1' }],
  [null, { type: 'exchangePosted', posting: 'l1', exchange: 'ati', number: 'АВТ-1' }],
];

describe('an offer from the exchange (S0-28)', () => {
  it('has its place among the best, and cannot be awarded before its firm is in the book', () => {
    const played = play([[anna, priced(80_000)], heard(79_000)]);
    expect(shown(played)).toMatch(/exchangeRanked.*Ветер.*ranked/);
    expect(awardable(played.current.context).map(({ carrier }) => carrier)).toEqual(['k1']);
    expect(played.current.context.awards ?? []).toEqual([]);
  });

  it('is told to the logistician with the way to take the firm on', () => {
    const [told] = tells(play([heard(79_000)]));
    expect(told?.buttons?.map(({ form }) => form)).toEqual(['exchangeCarrier', 'carrier.new']);
  });

  it('is a bid like the others once the firm is in the book, and the order hears of it', () => {
    const played = play([heard(79_000), [logistician, taken('k9')]]);
    const { bids, carriers } = played.current.context;
    expect(bids.k9).toMatchObject({ kind: 'priced', price: priceOf(79_000) });
    expect(askedCarriers(played.current.context)).toEqual(carriers);
    expect(commands(played).map(({ fact }) => fact)).toContainEqual(
      expect.objectContaining({ type: 'bidHeard', carrier: 'k9', price: priceOf(79_000) }),
    );
    const won = play([heard(79_000), [logistician, taken('k9')], [head, awarded('k9', 79_000)]]);
    expect(won.current.context.awards?.map(({ carrier }) => carrier)).toEqual(['k9']);
  });

  it('follows the newest word of its firm, and gives way to what the carrier says here', () => {
    const later = '2026-11-24T11:00:00.000Z';
    const steps: Step[] = [heard(79_000), [logistician, taken('k1')]];
    const cheaper = play([...steps, heard(77_000, { at: later })]).current.context;
    expect(cheaper.bids.k1).toMatchObject({ price: priceOf(77_000) });
    const own = play([heard(79_000, { at: '2026-11-24T08:00:00.000Z' }), [anna, priced(75_000)]]);
    expect(own.current.context.bids.k1).toMatchObject({ price: priceOf(75_000) });
  });

  it('is kept from everybody while prices are sealed, and told when they open', () => {
    const sealed = { mode: 'sealed' };
    const before = play([...POSTED, heard(79_000)], sealed);
    expect(tells(before)).toEqual([]);
    expect(shown(before)).not.toContain('Ветер');
    expect(JSON.stringify(card(before.current, 'staff'))).not.toMatch(/Ветер|7900000|i1/);
    const after = play([...POSTED, heard(79_000), [null, { type: 'answersDue' }]], sealed);
    expect(JSON.stringify(tells(after))).toContain('Ветер');
    expect(shown(after)).toContain('Ветер');
  });

  it('is never shown to carriers: a stranger moves nobody’s price', () => {
    const { current } = play([heard(60_000)], { mode: 'descending', price: priceOf(80_000) });
    expect(JSON.stringify(card(current, 'carrier', 'k1'))).not.toMatch(/Ветер|60000|6000000/);
  });

  it('that was made before our terms changed is to be confirmed first', () => {
    const amended: Step = [head, { type: 'amended', price: priceOf(84_000) }];
    const early = { at: '2026-11-24T06:00:00.000Z' };
    const { context } = play([heard(79_000, early), amended, [logistician, taken('k9')]]).current;
    expect(context.toRenew).toEqual(['k9']);
    expect(awardable(context)).toEqual([]);
  });

  it('joins the wave of now, and is not asked again by a later one', () => {
    const waves = [
      { carriers: ['k1'], minutes: 15 },
      { carriers: ['k2', 'k3'], minutes: 60 },
    ];
    const { context } = play([heard(79_000), [logistician, taken('k2')]], { waves }).current;
    expect(context.waves?.map(({ carriers }) => carriers)).toEqual([['k1', 'k2'], ['k3']]);
    expect(askedCarriers(context)).toEqual(['k1', 'k2']);
  });

  it('counts for nobody’s record of answers: the firm was not asked', () => {
    const { context } = play([heard(79_000), [logistician, taken('k9')]], { askedAt: AT }).current;
    expect(answerCounts({ ...context, isDue: true }).map((one) => 'caseId' in one && one.caseId)).toEqual([
      'k1',
      'k2',
      'k3',
    ]);
  });
});

describe('a load of an asking on the exchange', () => {
  const take = (current: Case) =>
    postingForms[0]?.fromCases?.take([current], { current } as Parameters<
      NonNullable<(typeof postingForms)[0]['fromCases']>['take']
    >[1]);

  it('is given there once at a time', () => {
    expect(take(play([]).current)).toMatchObject({ offer: 'f1-1' });
    expect(take(play(POSTED.slice(0, 1)).current)).toMatchObject({ code: 'posted-already' });
    const gone: Step = [null, { type: 'exchangeWithdrawn', posting: 'l1' }];
    expect(take(play([...POSTED, gone]).current)).toMatchObject({ offer: 'f1-1' });
  });

  it('is not given there once the asking is over', () => {
    expect(take(play([[head, { type: 'offerClosed' }]]).current)).toMatchObject({ code: 'offer-over' });
  });

  it('stands in the card with its number', () => {
    expect(shown(play(POSTED))).toContain('АВТ-1');
  });
});
