import { describe, expect, it } from 'vitest';
import { stageMeta } from '../../cases/stages.ts';
import { stageObligation } from '../../obligations/expected.ts';
import { head, logistician } from '../testing/people.ts';
import { brief } from './brief.ts';
import { card } from './card.ts';
import { transportOrder } from './index.ts';
import { machine } from './machine.ts';
import {
  booked,
  CLIENT,
  commandsOf,
  contact,
  of,
  type Played,
  play,
  priceOf,
  received,
  type Step,
  stagesOf,
  toldOf,
} from './testing/play.ts';

const promised: Step = [logistician, { type: 'promised', price: priceOf(85_000) }];
const searched: Step = [logistician, { type: 'searchStarted' }];
const asked: Step = [
  logistician,
  { type: 'carriersAsked', carriers: ['c1', 'c2'], minutes: '60', note: 'i1' },
];
const said = (played: Played, viewer: 'staff' | 'client') => JSON.stringify(card(played.current, viewer));

describe('the study (S0-27 to S0-31)', () => {
  it('begins with the first result, and the head is asked beside', () => {
    const quiet = ['feasibility.study', 'feasibility.head.quiet'];
    const tried: Step = [logistician, { type: 'channelTried', channel: 'calls', result: 'nothing' }];
    expect(stagesOf(play([tried]))).toEqual(quiet);
    const headAsked: Step = [logistician, { type: 'headAsked', question: 'i1' }];
    expect(stagesOf(play([headAsked]))).toEqual(['feasibility.study', 'feasibility.head.asked']);
    const answered = play([headAsked, [head, { type: 'headAnswered', verdict: 'depends', note: 'i2' }]]);
    expect(stagesOf(answered)).toEqual(quiet);
    expect(toldOf(answered)).toEqual([['logistician', 'transport-order.notice.headAnswered']]);
  });

  it('asks carriers without addresses or people, until the moment that was chosen', () => {
    const [[caseId, fact] = []] = commandsOf(play([asked]));
    expect(caseId).toBe('fab12-1');
    expect(fact).toMatchObject({ type: 'offerOpened', order: 'oab12', number: '12', carriers: ['c1', 'c2'] });
    expect(fact?.until).toBe('2026-11-24T10:00:00.000Z');
    const loads = JSON.stringify(fact?.loads);
    expect(loads).toContain('Казань');
    for (const secret of ['Складская', 'somebody', CLIENT, 'price']) expect(loads).not.toContain(secret);
  });

  it('keeps the newest bid of each carrier; the asking tells of it', () => {
    const bid = (sum: number): Step => [
      null,
      {
        type: 'bidHeard',
        offer: 'fab12-1',
        carrier: 'c1',
        kind: 'priced',
        price: priceOf(sum, { vat: 'none' }),
      },
    ];
    const played = play([asked, bid(70_000), bid(60_000)]);
    expect(played.effects).toEqual([]);
    expect(played.current.context.offers?.[0]?.bids).toMatchObject([
      { price: { amount: { minor: 6_000_000 } } },
    ]);
  });

  it('waits for answers as long as its asking does', () => {
    const until = '2026-11-24T10:30:00.000Z';
    const played = play([asked, [null, { type: 'answerTimeChanged', offer: 'fab12-1', until }]]);
    expect(played.current.context.offers).toMatchObject([{ id: 'fab12-1', until }]);
    expect(said(played, 'staff')).toContain(until);
    const elsewhere = play([asked, [null, { type: 'answerTimeChanged', offer: 'fab12-2', until }]]);
    expect(elsewhere.current.context.offers).toMatchObject([{ until: '2026-11-24T10:00:00.000Z' }]);
  });

  it('gives a truck to the first who takes it only where one is searched for, at a price', () => {
    const first = (more: object): Step => [asked[0], { ...asked[1], mode: 'fixed', ...more }];
    expect(play([first({})]).refused).toBe('price-needed');
    expect(play([first({ price: priceOf(70_000) })]).refused).toBe('no-truck-searched');
    const trips = { price: priceOf(70_000), trips: ['tab12-1'] };
    expect(play([received(), first({ ...trips, trucks: 2 })]).refused).toBe('fewer-trucks');
    expect(play([received(), first({ ...trips, trips: ['tcd34-1'] })]).refused).toBe('trip-of-another-order');
    const [[, fact] = []] = commandsOf(play([received(), first(trips)]));
    expect(fact).toMatchObject({ mode: 'fixed', trips: ['tab12-1'], trucks: 1, holdMinutes: 60 });
  });

  it('asks one after another: the time is that of all', () => {
    const inTurn: Step = [asked[0], { ...asked[1], plan: 'inTurn', each: 15 }];
    const [[, fact] = []] = commandsOf(play([inTurn]));
    expect(fact?.waves).toEqual([
      { carriers: ['c1'], minutes: 15 },
      { carriers: ['c2'], minutes: 15 },
    ]);
    expect(fact?.until).toBe('2026-11-24T09:30:00.000Z');
  });

  it('tells its askings what the client pays, for the margin', () => {
    const played = play([asked, received({ price: priceOf(95_000) })]);
    expect(commandsOf(played)).toContainEqual(['fab12-1', { type: 'saleKnown', price: priceOf(95_000) }]);
  });

  it('"no" tells the client why, and takes the asking back (G-11)', () => {
    const played = play([asked, [logistician, { type: 'requestDeclined', reason: 'i3' }]]);
    expect(played.current.closed).toBe(true);
    expect(commandsOf(played)).toEqual([['fab12-1', { type: 'offerClosed' }]]);
    expect(toldOf(played)).toEqual([[CLIENT, 'transport-order.notice.declined']]);
  });
});

describe('a verbal promise (S0-32 to S0-34, G-13)', () => {
  it('tells nobody outside, and the client never sees it', () => {
    const played = play([[logistician, { ...promised[1], price: priceOf(91_000) }], searched, booked(1)]);
    expect(toldOf(play([promised]))).toEqual([]);
    for (const secret of ['9100000', 'c7700000001', 'А123ВС77', 'promise', 'warning'])
      expect(said(played, 'client')).not.toContain(secret);
    expect(said(played, 'staff')).toContain('9100000');
  });

  it('a truck may be looked for before the paper; one that is booked then warns', () => {
    const started = play([promised, searched]);
    expect(commandsOf(started)).toMatchObject([
      ['tab12-1', { type: 'tripOpened', order: 'oab12', number: '12/1', promised: true }],
    ]);
    expect(play([promised, searched, searched]).refused).toBe('search-started');
    const warned = play([promised, searched, booked(1)]);
    expect(toldOf(warned)).toEqual([['logistician', 'transport-order.notice.bookedWithoutOrder']]);
    expect(said(warned, 'staff')).toContain('transport-order.card.bookedWithoutOrder');
    expect(JSON.stringify(brief(warned.current, 'promised'))).toContain('bookedWithoutOrder');
  });

  it('begins the search by itself where it was said so', () => {
    const played = play([[logistician, { type: 'promised', price: priceOf(85_000), search: true }]]);
    expect(commandsOf(played)).toMatchObject([['tab12-1', { type: 'tripOpened', promised: true }]]);
    expect(commandsOf(play([promised]))).toEqual([]);
  });

  it('the paper reaches the trip that waits for it and opens the others', () => {
    const played = play([promised, searched, booked(1), received({ trucks: 2 })]);
    expect(stagesOf(played)).toEqual(['performing']);
    expect(commandsOf(played)).toMatchObject([
      ['tab12-1', { type: 'paperArrived' }],
      ['tab12-2', { type: 'tripOpened', number: '12/2', promised: false }],
    ]);
    expect(said(played, 'staff')).not.toContain('bookedWithoutOrder');
    const more = play([received(), [logistician, { type: 'tripAdded' }]]);
    expect(commandsOf(more)).toMatchObject([['tab12-2', { type: 'tripOpened' }]]);
  });

  it('is confirmed by the client only at the price in its own request', () => {
    const confirm: Step = [contact, { type: 'orderConfirmed' }];
    const played = play([promised, confirm]);
    expect(stagesOf(played)).toEqual(['performing']);
    expect(played.current.context.order).toMatchObject({ confirmed: true, date: '2026-11-24' });
    const dearer: Step = [logistician, { type: 'promised', price: priceOf(91_000) }];
    expect(play([dearer, confirm]).refused).toBe('price-not-agreed');
    expect(play([promised, confirm], { price: undefined }).refused).toBe('price-not-agreed');
  });

  it('is dropped in silence, and the trucks are called off', () => {
    const played = play([promised, searched, [logistician, { type: 'promiseDropped', reason: 'i4' }]]);
    expect(stagesOf(played)).toEqual(['cancelled']);
    expect(toldOf(played)).toEqual([]);
    expect(commandsOf(played)).toEqual([['tab12-1', { type: 'tripCancelled', by: 'us', reason: 'i4' }]]);
    expect(said(played, 'client')).not.toContain('i4');
  });

  it('its clock is what was agreed, or the end of the next working day', () => {
    const due = (step: Step) => {
      const { current } = play([step]);
      const stage = {
        path: 'promised',
        meta: stageMeta(machine, 'promised')!,
        entered: current.stages.promised!,
      };
      return stageObligation(transportOrder, current, stage, 'Europe/Moscow')?.dueAt;
    };
    const until = '2026-11-24T12:00:00.000Z';
    expect(due([logistician, { ...promised[1], until }])).toBe(until);
    expect(due(promised)).toBe('2026-11-25T15:00:00.000Z');
  });
});

describe('carrying it out', () => {
  const milestone = (kind: string, stop: number) =>
    of(1, 'milestoneHeard', { kind, stop, at: '2026-11-25T07:00:00.000Z' });

  it('"where is it?" is answered at once for every truck, with its delay', () => {
    const played = play([
      received({ trucks: 2 }),
      booked(1),
      of(1, 'vehicleAgreed'),
      milestone('loaded', 1),
      of(1, 'delayHeard', { reason: 'queue' }),
      [contact, { type: 'whereAsked' }],
    ]);
    const answer = JSON.stringify(played.effects[0]);
    for (const known of ['milestone.loaded', 'Казань', 'delay.queue', 'А123ВС77', '12/2', 'where.searching'])
      expect(answer).toContain(known);
    expect(answer).not.toContain('c7700000001');
    expect(toldOf(played)[1]).toEqual(['logistician', 'transport-order.notice.whereAsked']);
  });

  it('the client sees vehicle and driver once it agreed, and what is next, but no carrier and no cost', () => {
    const before = said(play([received(), booked(1)]), 'client');
    expect(before).not.toContain('А123ВС77');
    expect(before).toContain('next.agreeing');
    const after = said(
      play([received(), booked(1), of(1, 'vehicleAgreed'), milestone('arrivedToUnload', 2)]),
      'client',
    );
    for (const known of ['А123ВС77', 'driver-1', 'Пермь', 'next.unloading']) expect(after).toContain(known);
    for (const secret of ['c7700000001', '7000000', 'margin']) expect(after).not.toContain(secret);
  });

  it('nobody waits for the client’s word on the vehicle once it stands at the unloading', () => {
    const loaded = said(play([received(), booked(1), milestone('loaded', 1)]), 'client');
    expect(loaded).toContain('next.agreeing');
    const there = said(play([received(), booked(1), milestone('arrivedToUnload', 2)]), 'client');
    expect(there).not.toContain('next.agreeing');
    expect(there).toContain('next.unloading');
  });

  it('the client sees the price of its order, whatever the request said', () => {
    const seen = said(play([received({ price: priceOf(91_000) })]), 'client');
    expect(seen).toContain('9100000');
    expect(seen).not.toContain('8500000');
  });

  it('a refusal after the booking takes the vehicle back; the next news end a delay', () => {
    const back = play([received(), booked(1), of(1, 'tripUnbooked')]).current.context.trips?.['tab12-1'];
    expect(back).toMatchObject({ n: 1, agreed: false });
    expect(back).not.toHaveProperty('carrier');
    const late = of(1, 'delayHeard', { reason: 'never heard of' });
    const trip = play([received(), booked(1), late]).current.context.trips?.['tab12-1'];
    expect(trip?.delay).toEqual({ reason: 'other' });
    expect(
      play([received(), booked(1), late, milestone('left', 1)]).current.context.trips?.['tab12-1'],
    ).not.toHaveProperty('delay');
  });

  it('trucks go with the order to another logistician', () => {
    const played = play([received(), [null, { type: 'logisticianChanged', logistician: 'logistician-2' }]]);
    expect(commandsOf(played)).toEqual([
      ['tab12-1', { type: 'logisticianChanged', logistician: 'logistician-2' }],
    ]);
  });

  it('closes the askings once every truck is booked, not before', () => {
    const closed = [['fab12-1', { type: 'offerClosed' }]];
    expect(commandsOf(play([received({ trucks: 2 }), asked, booked(1)]))).toEqual([]);
    expect(commandsOf(play([received({ trucks: 2 }), asked, booked(1), booked(2)]))).toEqual(closed);
    expect(commandsOf(play([promised, searched, asked, booked(1)]))).toEqual(closed);
  });

  it('is over when every truck is unloaded', () => {
    const two = [received({ trucks: 2 }), booked(1), booked(2), of(1, 'tripUnloaded')];
    expect(stagesOf(play(two))).toEqual(['performing']);
    expect(stagesOf(play([...two, of(2, 'tripUnloaded')]))).toContain('settlement.payment.waiting');
  });
});

it('is found by number, cities and plates', () => {
  const { context } = play([received(), booked(1, { trailer: 'ЕК1234 16' })]).current;
  expect(transportOrder.index(context).keys).toEqual(['12', 'Казань', 'Пермь', 'А123ВС77', 'ЕК1234 16']);
});
