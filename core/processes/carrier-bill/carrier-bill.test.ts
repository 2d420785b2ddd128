import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { stageMeta } from '../../cases/stages.ts';
import { rub } from '../testing/money.ts';
import { INN, logistician, person } from '../testing/people.ts';
import { commandsOf, played, type Step, toldOf } from '../testing/played.ts';
import { blank, type Trip } from '../trip/context.ts';
import { card } from './card.ts';
import { carrierBill } from './index.ts';
import { sent } from './testing/model.ts';
import { takeTrips } from './trips.ts';

const PARTY = `c${INN}`;
const carrier = person('carrier', [], { partyId: PARTY, as: 'carrier' });
const stranger = person('stranger', [], { partyId: 'c0000000000', as: 'carrier' });
const accountant = person('accountant', ['accountant']);

const accepted: Step = [logistician, { type: 'billAccepted' }];
const reached = (trip: string, at: string): Step => [null, { type: 'basisReached', trip, at }];
const pays = (minor: number): Step => [
  accountant,
  { type: 'paymentMade', amount: rub(minor), date: '2026-12-01' },
];
const play = (steps: Step[], bill: object = {}) =>
  played(carrierBill, 'b1', [[carrier, { ...sent, ...bill }], ...steps]);
const papers = [reached('t1-1', '2026-11-24T09:00:00.000Z'), reached('t1-2', '2026-11-26T09:00:00.000Z')];

describe('a carrier’s bill', () => {
  it('is known to its trips at once', () => {
    const opened = play([]);
    expect(opened.stages).toEqual(['checking']);
    expect(commandsOf(opened)).toEqual(['trip t1-1 billRecorded', 'trip t1-2 billRecorded']);
    expect(opened.effects[0]).toMatchObject({ fact: { bill: 'b1', number: '145' } });
  });

  it('is no other company’s to send', () => {
    expect(() => played(carrierBill, 'b1', [[stranger, sent]])).toThrow('not-allowed');
  });

  it('waits until the papers of all its trips are there', () => {
    const [first, second] = papers as [Step, Step];
    expect(play([accepted, first]).stages).toEqual(['waiting']);
    expect(play([accepted, first, second]).stages).toEqual(['payable']);
    expect(play([first, second, accepted]).stages).toEqual(['payable']);
  });

  it('is due so many days after the last papers', () => {
    const { current } = play([accepted, ...papers]);
    const { deadline } = stageMeta(carrierBill.chart, 'payable') ?? {};
    const due =
      deadline !== undefined && 'at' in deadline ? deadline.at(current.context, 'Europe/Moscow') : '';
    expect(due).toBe('2026-12-03T15:00:00.000Z');
  });

  it('is not due before its own date where the days run from the bill', () => {
    const terms = { days: 0, dayKind: 'calendar', daysFrom: 'invoice' };
    const told = play([...papers, accepted], { terms, date: '2026-11-30' }).effects[0];
    expect(told).toMatchObject({ params: { day: { day: '2026-11-30' } } });
  });

  it('that was found right too late is due that very day', () => {
    const late: Step = [logistician, { type: 'billAccepted' }, '2026-12-10T09:00:00.000Z'];
    const [told] = play([...papers, late]).effects;
    expect(told).toMatchObject({ params: { day: { day: '2026-12-10' } } });
  });

  it('is paid in parts, and the carrier hears of each', () => {
    const part = play([accepted, ...papers, pays(40_000_00)]);
    expect(part.stages).toEqual(['payable']);
    expect(toldOf(part)).toEqual([`${PARTY} carrier-bill.notice.paid`]);
    expect(part.effects[0]).toMatchObject({ params: { rest: { money: rub(60_000_00) } } });
    const whole = play([accepted, ...papers, pays(40_000_00), pays(60_000_00)]);
    expect(whole.current.closed).toBe(true);
    expect(commandsOf(whole)).toEqual(['trip t1-1 billPaid', 'trip t1-2 billPaid']);
  });

  it('is never paid twice', () => {
    expect(play([accepted, ...papers, pays(40_000_00), pays(70_000_00)]).refused).toBe('more-than-rest');
    expect(play([accepted, ...papers, pays(100_000_00), pays(1)]).refused).toBe('more-than-rest');
  });

  it('goes back with a reason, and its trips wait for another one', () => {
    const rejected = play([[logistician, { type: 'billRejected', reason: 'words' }]]);
    expect(rejected.current.closed).toBe(true);
    expect(toldOf(rejected)).toEqual([`${PARTY} carrier-bill.notice.rejected`]);
    expect(commandsOf(rejected)).toEqual(['trip t1-1 billRejected', 'trip t1-2 billRejected']);
  });

  it('shows the carrier nothing of what was expected', () => {
    const { current } = play([], { expected: rub(90_000_00) });
    const labels = (viewer: 'staff' | 'carrier') =>
      card(current, viewer).map((row) => (row === 'gap' ? '' : row.label?.key));
    expect(labels('staff')).toContain('payment.label.difference');
    expect(labels('carrier').filter((key) => /expected|difference/.test(key ?? ''))).toEqual([]);
  });
});

describe('a bill that was accepted by mistake', () => {
  const back: Step = [accountant, { type: 'billRejected', reason: 'words' }];

  it.each([
    ['while its papers are awaited', [accepted]],
    ['when it is due', [accepted, ...papers]],
  ] as [string, Step[]][])('goes back %s', (_, steps) => {
    const rejected = play([...steps, back]);
    expect(rejected.current.closed).toBe(true);
    expect(toldOf(rejected)).toEqual([`${PARTY} carrier-bill.notice.rejected`]);
    expect(commandsOf(rejected)).toEqual(['trip t1-1 billRejected', 'trip t1-2 billRejected']);
  });

  it('stays once something was paid', () => {
    expect(play([accepted, ...papers, pays(1), back]).refused).toBe('paid-already');
    expect(play([accepted, [carrier, back[1]]]).refused).toBe('not-allowed');
  });
});

describe('a charge that was agreed on after the bill (G-17)', () => {
  const charge = (sum: object = rub(5_000_00)): Step => [null, { type: 'chargeAdded', charge: 'x1', sum }];
  const answer = (late: boolean) => ({ fact: { type: 'counted', side: 'carrier', late } });

  it('is compared with while the bill is checked', () => {
    const compared = play([charge()]);
    expect(compared.current.context).toMatchObject({ sum: rub(100_000_00), expected: rub(105_000_00) });
    expect(compared.effects[0]).toMatchObject(answer(false));
    expect(toldOf(compared)).toEqual([
      'logistician carrier-bill.notice.compareAnew',
      `${PARTY} carrier-bill.notice.chargeToCheck`,
    ]);
  });

  it('makes an accepted bill grow, and is paid with it', () => {
    const grown = play([accepted, ...papers, charge()]);
    expect(grown.effects[0]).toMatchObject(answer(false));
    expect(toldOf(grown)).toEqual([
      'accountant carrier-bill.notice.chargeToPay',
      `${PARTY} carrier-bill.notice.chargeAdded`,
    ]);
    expect(play([accepted, ...papers, charge(), pays(100_000_00)]).stages).toEqual(['payable']);
    expect(play([accepted, ...papers, charge(), pays(105_000_00)]).current.closed).toBe(true);
  });

  it('is paid apart once the bill is paid, and waits for the next bill where this one went back', () => {
    const paid = play([accepted, ...papers, pays(100_000_00), charge()]);
    expect(paid.effects).toHaveLength(1);
    expect(paid.effects[0]).toMatchObject(answer(true));
    const back = play([[logistician, { type: 'billRejected', reason: 'words' }], charge()]);
    expect(back.effects[0]).toMatchObject(answer(false));
  });
});

describe('what a bill takes over from its trips', () => {
  const price = { amount: rub(85_000_00), vat: 22, vatIncluded: true, form: 'cashless', days: 10 } as const;
  const trip = (change: Partial<Trip> = {}, stage = 'papers.bill.awaited') =>
    ({
      process: 'trip',
      stages: { [stage]: { seq: 1, at: '' } },
      context: { ...blank, order: 'o1', number: '1/1', carrier: PARTY, price, ...change },
    }) as unknown as Case;

  it('is the sum with charges, the terms, the papers that are there', () => {
    const charges = [{ charge: 'x1', kind: 'downtime', carrierSum: rub(5_000_00) }];
    const basis = '2026-11-24T09:00:00.000Z';
    expect(takeTrips([trip({ number: '1/10', basis }), trip({ number: '1/2', charges, basis })])).toEqual({
      carrier: PARTY,
      tripNumbers: ['1/2', '1/10'],
      orders: ['o1'],
      expected: rub(175_000_00),
      expectedVat: 22,
      terms: { days: 10, dayKind: 'banking', daysFrom: 'originals' },
      basis,
    });
    expect(takeTrips([trip({ basis }), trip()])).not.toHaveProperty('basis');
    const without = trip({ price: { ...price, vat: 'none' } });
    expect(takeTrips([trip(), without])).not.toHaveProperty('expectedVat');
  });

  it('is what was agreed for a trip that was called off', () => {
    const called = trip({ cancelled: { by: 'us', carrierDue: rub(20_000_00) } }, 'deadFreight');
    expect(takeTrips([called])).toMatchObject({ expected: rub(20_000_00) });
  });

  it.each([
    ['billed-already', [trip(), trip({}, 'papers.bill.received')]],
    ['mixed-carriers', [trip(), trip({ carrier: 'c2' })]],
    ['mixed-currencies', [trip(), trip({ price: { ...price, amount: { minor: 1, currency: 'EUR' } } })]],
    ['mixed-terms', [trip(), trip({ price: { ...price, daysFrom: 'scan' } })]],
  ])('is refused: %s', (code, trips) => {
    expect(takeTrips(trips)).toMatchObject({ code });
  });
});
