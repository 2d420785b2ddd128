import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { stageMeta } from '../../cases/stages.ts';
import { rub } from '../testing/money.ts';
import { INN, logistician, person } from '../testing/people.ts';
import { commandsOf, played, type Step, toldOf } from '../testing/played.ts';
import { card } from './card.ts';
import type { Invoice } from './context.ts';
import { POINTS } from './facts.ts';
import { invoice } from './index.ts';
import { formed } from './testing/model.ts';
import { waits } from './waits.ts';

const PARTY = `k${INN}`;
const euro = { minor: 1, currency: 'EUR' as const };
const client = person('contact', [], { partyId: PARTY, as: 'client' });
const stranger = person('stranger', [], { partyId: 'k0000000000', as: 'client' });
const accountant = person('accountant', ['accountant']);

const prepared: Step = [logistician, { type: 'setPrepared', points: [...POINTS] }];
const sent = (how: string): Step => [logistician, { type: 'setSent', how, on: '2026-11-24' }];
const delivered = (on = '2026-11-26'): Step => [
  logistician,
  { type: 'setDelivered', position: 'бухгалтер', name: 'inbox-1', on },
  '2026-11-26T09:00:00.000Z',
];
const pays = (minor: number): Step => [
  accountant,
  { type: 'paymentReceived', amount: rub(minor), on: '2026-12-01' },
];
const play = (steps: Step[], set: object = {}) =>
  played(invoice, 'i1', [[accountant, { ...formed, ...set }], ...steps]);
const DELIVERED = [prepared, sent('post'), delivered()];

/** By when the payment is wanted of the accountant. */
function due({ context }: Case<Invoice>): string | undefined {
  const { deadline } = stageMeta(invoice.chart, 'payment') ?? {};
  return deadline !== undefined && 'at' in deadline ? deadline.at(context, 'Europe/Moscow') : undefined;
}

describe('the set of documents', () => {
  it('is known to its orders, and its act is awaited', () => {
    const opened = play([]);
    expect(commandsOf(opened)).toEqual([
      'transport-order o1 invoiced',
      'transport-order o2 invoiced',
      'act a1 actOpened',
    ]);
    expect(opened.effects[2]).toMatchObject({
      fact: { invoice: 'i1', number: 'А-17', client: PARTY, orders: ['o1', 'o2'], sum: rub(200_000_00) },
    });
  });

  it('cannot have come before it was sent', () => {
    expect(play([prepared, sent('post'), delivered('2026-11-23')]).refused).toBe('delivered-before-sent');
    expect(play([prepared, sent('post'), delivered('2026-11-24')]).refused).toBeUndefined();
  });

  it('is sent when everything is in it; without VAT there is no VAT invoice', () => {
    const some: Step = [
      logistician,
      { type: 'setPrepared', points: POINTS.filter((p) => p !== 'vatInvoice') },
    ];
    expect(play([some]).stages).toEqual(['preparing']);
    expect(play([some], { vat: 'none' }).stages).toEqual(['sending']);
    expect(play([prepared]).stages).toEqual(['sending']);
  });

  it('sent in the chat carries its files, consignment notes too', () => {
    const [here] = play([prepared, sent('chat')]).effects;
    expect(here).toMatchObject({ text: 'invoice.notice.sentHere', files: ['f1', 'f2', 'n1'] });
    const [away] = play([prepared, sent('post')]).effects;
    expect(away).toMatchObject({ text: 'invoice.notice.sent' });
    expect(away).not.toHaveProperty('files');
    expect([here, away]).toMatchObject([
      { buttons: [{ form: 'deliver' }] },
      { buttons: [{ form: 'deliver' }] },
    ]);
  });

  it('is delivered when position and name are known (S0-70)', () => {
    const nameless: Step = [logistician, { type: 'setDelivered', position: 'бухгалтер', on: '2026-11-26' }];
    expect(play([prepared, sent('post'), nameless]).refused).toBe('invalid');
    const done = play(DELIVERED);
    expect(done.stages).toEqual(['payment']);
    expect(commandsOf(done)).toEqual(['transport-order o1 setDelivered', 'transport-order o2 setDelivered']);
    expect(toldOf(done)).toEqual([]);
  });

  it('may be confirmed by the client, and the logistician hears of it; a stranger may not', () => {
    const [, fact] = delivered();
    expect(toldOf(play([prepared, sent('post'), [client, fact]]))).toEqual([
      'logistician invoice.notice.delivered',
    ]);
    expect(play([prepared, sent('post'), [stranger, fact]]).refused).toBe('not-allowed');
  });
});

describe('the payment', () => {
  it.each([
    ['originals', '2026-12-10T15:00:00.000Z'],
    ['scan', '2026-12-08T15:00:00.000Z'],
    ['invoice', '2026-12-07T15:00:00.000Z'],
  ])('is due ten banking days from the %s', (daysFrom, moment) => {
    const terms = { ...formed.terms, daysFrom };
    expect(due(play(DELIVERED, { terms, date: '2026-11-23' }).current)).toBe(moment);
  });

  it('may come in parts; with the whole sum the orders are paid', () => {
    const part = play([...DELIVERED, pays(150_000_00)]);
    expect(part.stages).toEqual(['payment']);
    expect(part.effects[0]).toMatchObject({ params: { rest: { money: rub(50_000_00) } } });
    const whole = play([...DELIVERED, pays(150_000_00), pays(50_000_00)]);
    expect(whole.current.closed).toBe(true);
    expect(commandsOf(whole)).toEqual(['transport-order o1 invoicePaid', 'transport-order o2 invoicePaid']);
  });

  it('may come before the papers are there; then nothing more is wanted after them', () => {
    const early = play([prepared, pays(200_000_00)]);
    expect(early.stages).toEqual(['sending']);
    expect(commandsOf(early)).toEqual(['transport-order o1 invoicePaid', 'transport-order o2 invoicePaid']);
    const last = play([prepared, pays(200_000_00), sent('post'), delivered()]);
    expect(last.current.closed).toBe(true);
    expect(commandsOf(last)).toEqual(['transport-order o1 setDelivered', 'transport-order o2 setDelivered']);
  });

  it('is never more than what is owed', () => {
    expect(play([...DELIVERED, pays(200_000_01)]).refused).toBe('more-than-rest');
  });

  it('shows the client nothing of what was expected', () => {
    const { current } = play([], { expected: rub(1) });
    const labels = card(current, 'client').map((row) => (row === 'gap' ? '' : (row.label?.key ?? '')));
    expect(labels.filter((key) => /expected|difference|client$/.test(key))).toEqual([]);
  });
});

describe('the client is reminded', () => {
  const reminded = (round: number): Step => [null, { type: 'dueReminded', round }];
  const promised = (on: string): Step => [
    client,
    { type: 'paymentPromised', on },
    '2026-12-08T09:00:00.000Z',
  ];
  const next = (steps: Step[]) => waits(play(steps).current).map(({ at, fact }) => [at, fact.round]);

  it('on the day in the morning, and three working days later', () => {
    expect(next(DELIVERED)).toEqual([['2026-12-10T07:00:00.000Z', 1]]);
    expect(next([...DELIVERED, reminded(1)])).toEqual([['2026-12-15T07:00:00.000Z', 2]]);
    expect(next([...DELIVERED, reminded(1), reminded(2)])).toEqual([]);
  });

  it('no more once it has paid, and not before the papers are there', () => {
    expect(next([...DELIVERED, pays(200_000_00)])).toEqual([]);
    expect(next([prepared, sent('post')])).toEqual([]);
  });

  it('not until the day that it has promised, and neither is the accountant', () => {
    const steps = [...DELIVERED, reminded(1), promised('2026-12-18')];
    expect(next(steps)).toEqual([['2026-12-18T07:00:00.000Z', 1]]);
    const { current, effects } = play(steps);
    expect(due(current)).toBe('2026-12-18T15:00:00.000Z');
    expect(effects).toContainEqual({ type: 'stages', entered: ['payment'], left: ['payment'] });
  });

  it('the next working morning when the day is over already, never at night', () => {
    const late: Step = [logistician, delivered()[1], '2026-12-25T20:30:00.000Z'];
    const terms = { days: 1, dayKind: 'banking', daysFrom: 'scan' };
    const { current } = play([prepared, sent('post'), late], { terms });
    expect(waits(current)[0]?.at).toBe('2026-12-28T07:00:00.000Z');
    expect(due(current)).toBe('2026-12-25T15:00:00.000Z');
  });

  it('anew after every promise, even one for the same day', () => {
    const names = (steps: Step[]) => waits(play(steps).current).map(({ name }) => name);
    const again = [...DELIVERED, reminded(1), promised('2026-12-10')];
    expect(names(again)).not.toEqual(names(DELIVERED));
  });

  it('and promises no day that is over', () => {
    expect(play([...DELIVERED, promised('2026-12-06')]).refused).toBe('promised-in-past');
  });

  it('and no day that nobody would wait for', () => {
    expect(play([...DELIVERED, promised('2027-06-01')]).refused).toBe('promised-too-far');
  });
});

describe('an invoice that was formed wrongly', () => {
  const cancel: Step = [accountant, { type: 'invoiceCancelled', reason: 'words' }];

  it('is cancelled by the accountant: its orders wait for another one, its act is wanted no more', () => {
    const done = play([prepared, cancel]);
    expect(done.stages).toEqual(['cancelled']);
    expect(done.current.closed).toBe(true);
    expect(commandsOf(done)).toEqual([
      'transport-order o1 invoiceCancelled',
      'transport-order o2 invoiceCancelled',
      'act a1 actDropped',
    ]);
    expect(toldOf(done)).toEqual([]);
    expect(play([[logistician, { type: 'invoiceCancelled', reason: 'words' }]]).refused).toBe('not-allowed');
  });

  it('is taken back from the client who has it', () => {
    expect(toldOf(play([prepared, sent('chat'), cancel]))).toEqual([`${PARTY} invoice.notice.cancelled`]);
    expect(toldOf(play([...DELIVERED, cancel]))).toEqual([`${PARTY} invoice.notice.cancelled`]);
  });

  it('stays once something was paid, and takes no money after it was cancelled', () => {
    expect(play([...DELIVERED, pays(1), cancel]).refused).toBe('paid-already');
    expect(play([...DELIVERED, cancel, pays(1)]).refused).toBe('invoice-cancelled');
    expect(play([cancel, cancel]).refused).toBe('wrong-stage');
  });
});

describe('a charge that was agreed on after the invoice (G-17)', () => {
  const charge = (sum: object = rub(5_000_00)): Step => [null, { type: 'chargeAdded', charge: 'x1', sum }];
  const answer = (late: boolean) => ({ fact: { type: 'counted', side: 'client', late } });

  it('makes it grow, and whoever has to put the papers right hears', () => {
    const grown = play([charge()]);
    expect(grown.current.context).toMatchObject({ sum: rub(205_000_00), expected: rub(205_000_00) });
    expect(grown.effects[0]).toMatchObject(answer(false));
    expect(toldOf(grown)).toEqual([
      'accountant invoice.notice.chargeAdded',
      'logistician invoice.notice.chargeAdded',
    ]);
    expect(toldOf(play([...DELIVERED, charge()]))).toContain(`${PARTY} invoice.notice.chargeAddedForClient`);
    expect(play([...DELIVERED, charge(), pays(200_000_00)]).stages).toEqual(['payment']);
  });

  it.each([
    ['a paid one', [...DELIVERED, pays(200_000_00), charge()]],
    ['one that was paid before it was delivered', [prepared, sent('post'), pays(200_000_00), charge()]],
    ['one in another currency', [charge(euro)]],
  ] as [string, Step[]][])('is paid apart from %s', (_, steps) => {
    const apart = play(steps);
    expect(apart.current.context.sum).toEqual(rub(200_000_00));
    expect(apart.effects).toHaveLength(1);
    expect(apart.effects[0]).toMatchObject(answer(true));
  });

  it('is in the next invoice where this one was cancelled', () => {
    const cancelled = play([[accountant, { type: 'invoiceCancelled', reason: 'words' }], charge()]);
    expect(cancelled.effects[0]).toMatchObject(answer(false));
  });
});

describe('what the client owes by it', () => {
  const owedAfter = (steps: Step[]) => invoice.owed?.(play(steps).current);

  it('is the rest, with its day once the days run', () => {
    expect(owedAfter([])).toEqual({ number: formed.number, sum: rub(200_000_00), rest: rub(200_000_00) });
    expect(owedAfter([...DELIVERED, pays(50_000_00)])).toMatchObject({
      rest: rub(150_000_00),
      due: expect.any(String),
    });
  });

  it('is nothing once it is paid or cancelled', () => {
    expect(owedAfter([...DELIVERED, pays(200_000_00)])).toBeNull();
    expect(owedAfter([[accountant, { type: 'invoiceCancelled', reason: 'inbox-2' }]])).toBeNull();
  });
});
