import { describe, expect, it } from 'vitest';
import { stageMeta } from '../../cases/stages.ts';
import { stageObligation } from '../../obligations/expected.ts';
import { rub } from '../testing/money.ts';
import { head, seller } from '../testing/people.ts';
import { commandsOf, type Step, toldOf } from '../testing/played.ts';
import { card } from './card.ts';
import { deal } from './index.ts';
import {
  accountant,
  by,
  client,
  decided,
  deferral,
  director,
  innermost,
  invoice,
  play,
  taken,
  way,
} from './testing/play.ts';
import { waits } from './waits.ts';

const MOSCOW = 'Europe/Moscow';
const DUE = 'fulfilment.payment.due';
const money = (steps: Step[]) => innermost(play(steps))[0];
const pays = (minor: number) => by(accountant, 'paymentReceived', { amount: rub(minor), on: '2026-11-27' });
const waitsFor = (steps: Step[], fact: string) =>
  waits(play(steps).current, MOSCOW).find((wait) => wait.fact.type === fact)?.at;
const defer = (until: string, ships = false): Step => [seller, { ...deferral, until, ships }];

describe('the invoice', () => {
  it('S2-37 to S2-40: sent to the client, its task is over and the stage another', () => {
    const issued = play(way.INVOICED);
    expect(issued.effects[0]).toMatchObject({
      text: 'deal.letter.invoice',
      files: ['i1'],
      letter: true,
      otherwise: { type: 'invoiceUndelivered' },
    });
    expect(innermost(issued)).toEqual(['invoiced', 'held']);
    expect(play([...way.INVOICING, [accountant, invoice]]).refused).toBeUndefined();
  });

  it('that reaches nobody is the manager’s to pass on', () => {
    const lostLetter = play([...way.INVOICED, by(null, 'invoiceUndelivered')]);
    expect(lostLetter.effects[0]).toMatchObject({ to: { role: 'sales' }, files: ['i1'] });
  });

  it('S2-41, G-07: two working days to find out where the payment is', () => {
    const { current } = play(way.INVOICED);
    const meta = stageMeta(deal.chart, `${DUE}.invoiced`)!;
    const entered = current.stages[`${DUE}.invoiced`]!;
    const stage = { path: `${DUE}.invoiced`, meta, entered };
    expect(stageObligation(deal, current, stage, MOSCOW)?.dueAt).toBe('2026-11-26T15:00:00.000Z');
  });

  it('is owed until it is paid', () => {
    expect(deal.owed?.(play(way.INVOICING).current)).toBeNull();
    expect(deal.owed?.(play(way.INVOICED).current)).toEqual({
      number: '7',
      sum: rub(500_000_00),
      rest: rub(500_000_00),
      due: '2026-11-30',
    });
    expect(deal.owed?.(play(way.DEFERRED).current)?.due).toBe('2026-12-18');
    expect(deal.owed?.(play([...way.INVOICED, pays(200_000_00)]).current)?.rest).toEqual(rub(300_000_00));
    expect(deal.owed?.(play(way.PAID).current)).toBeNull();
  });
});

describe('the payment', () => {
  it('S2-42, G-05: only the accountant settles it', () => {
    const fact = { amount: rub(500_000_00), on: '2026-11-27' };
    for (const who of [seller, client, head, director])
      expect(play([...way.INVOICED, by(who, 'paymentReceived', fact)]).refused).toBe('not-allowed');
    expect(money([...way.INVOICED, pays(500_000_00)])).toBe('paid');
  });

  it('may come in parts, never more than is left', () => {
    const part = play([...way.INVOICED, pays(200_000_00)]);
    expect(innermost(part)[0]).toBe('invoiced');
    expect(part.effects[0]).toMatchObject({ params: { rest: { money: rub(300_000_00) } } });
    expect(play([...way.INVOICED, pays(200_000_00), pays(300_000_01)]).refused).toBe('more-than-rest');
    expect(money([...way.INVOICED, pays(200_000_00), pays(300_000_00)])).toBe('paid');
  });

  it('S2-57: lets the goods go by itself', () => {
    expect(commandsOf(play(way.PAID))).toEqual(['deal d1 goodsReleased']);
  });

  it('ends every wait and every reminder', () => {
    for (const steps of [way.INVOICED, way.DEFERRED, way.OVERDUE])
      expect(waits(play([...steps, pays(500_000_00)]).current, MOSCOW)).toEqual([]);
  });
});

describe('what the client answers', () => {
  const says = (fact: string, data: object = {}) => play([...way.INVOICED, by(client, fact, data)]);

  it('paid, with the slip: the accountant looks, nobody chases, nothing is settled', () => {
    const told = says('paymentReported', { files: ['slip'] });
    expect(innermost(told)).toEqual(['claimed', 'held']);
    expect(told.effects[0]).toMatchObject({ to: { role: 'sales' }, files: ['slip'] });
    expect(waits(told.current, MOSCOW)).toEqual([]);
    expect(deal.owed?.(told.current)?.rest).toEqual(rub(500_000_00));
  });

  it.each([
    ['invoiced', way.INVOICED],
    ['deferred', way.DEFERRED],
    ['overdue', way.OVERDUE],
  ] as [string, Step[]][])('not found, the chase goes on where it stood: %s', (stage, steps) => {
    const claimed = [...steps, by(client, 'paymentReported')];
    expect(money([...claimed, by(seller, 'paymentNotFound')])).toBe('claimed');
    expect(money([...claimed, by(accountant, 'paymentNotFound')])).toBe(stage);
    expect(money([...claimed, pays(1_00)])).toBe(stage);
    expect(money([...claimed, pays(500_000_00)])).toBe('paid');
  });

  it('needs papers: the manager sends them again', () => {
    const wanted = says('documentsAsked', { what: 'w' });
    expect(innermost(wanted)[0]).toBe('papers');
    const resent = play([...way.INVOICED, by(client, 'documentsAsked'), by(seller, 'documentsResent')]);
    expect(innermost(resent)[0]).toBe('invoiced');
    expect(resent.effects[0]).toMatchObject({ text: 'deal.letter.papers', files: ['i1'], letter: true });
  });

  it('disputes: nobody chases until that is settled', () => {
    const disputed = says('invoiceDisputed', { dispute: 'w' });
    expect(innermost(disputed)[0]).toBe('disputed');
    expect(waits(disputed.current, MOSCOW)).toEqual([]);
    const settled = by(seller, 'disputeResolved', { outcome: 'w' });
    expect(money([...way.INVOICED, by(client, 'invoiceDisputed', { dispute: 'w' }), settled])).toBe(
      'invoiced',
    );
  });

  it('not me: the manager hears whom to ask, the chase goes on', () => {
    const named = says('contactNamed', { contact: 'w' });
    expect(innermost(named)[0]).toBe('invoiced');
    expect(toldOf(named)).toEqual(['sales deal.notice.contactNamed']);
  });

  it('will pay within what the manager may grant: it is waited until then', () => {
    const promised = says('paymentPromised', { on: '2026-12-10' });
    expect(toldOf(promised)).toEqual(['sales deal.notice.promised']);
    expect(promised.current.context.promised).toBe('2026-12-10');
    expect(waits(promised.current, MOSCOW)[0]?.at).toBe('2026-12-10T07:00:00.000Z');
  });

  it('will pay later than that: nothing moves, the manager is asked to defer (G-28)', () => {
    const promised = says('paymentPromised', { on: '2026-12-31' });
    expect(toldOf(promised)).toEqual(['sales deal.notice.promisedBeyond']);
    expect(promised.current.context.promised).toBeUndefined();
  });

  it('a day that is over or too far is no promise', () => {
    expect(says('paymentPromised', { on: '2026-11-20' }).refused).toBe('promised-in-past');
    expect(says('paymentPromised', { on: '2027-11-20' }).refused).toBe('promised-too-far');
  });

  it('every letter about the money carries these answers', () => {
    const buttons = stageMeta(deal.chart, DUE)?.buttons.map(({ fact }) => fact);
    expect(buttons).toEqual([
      'paymentReported',
      'paymentPromised',
      'documentsAsked',
      'invoiceDisputed',
      'contactNamed',
    ]);
    for (const steps of [
      way.INVOICED,
      way.DEFERRED,
      [...way.INVOICED, by(null, 'clientReminded', { round: 1 })],
    ])
      expect(play(steps).effects.find(({ type }) => type === 'tell')).toMatchObject({ stage: DUE });
  });
});

describe('the deferral', () => {
  it('S2-43 to S2-46: specification, day and reason; the specification lies in the client’s folder', () => {
    const asked = play([...way.INVOICED, [seller, deferral]]);
    expect(innermost(asked)[0]).toBe('weighing');
    expect(asked.effects).toContainEqual({
      type: 'command',
      process: 'client',
      caseId: 'k7707083893',
      fact: { type: 'documentFiled', kind: 'specification', number: '7', file: 'spec', deal: 'd1' },
    });
    for (const missing of ['files', 'until', 'reason']) {
      const { [missing]: _, ...rest } = deferral as Record<string, unknown>;
      expect(play([...way.INVOICED, by(seller, 'deferralAsked', rest)]).refused).toBe('invalid');
    }
  });

  it('G-28: within the client’s limit and days the manager grants it, and the client is told', () => {
    const granted = play(way.DEFERRED);
    expect(innermost(granted)[0]).toBe('deferred');
    expect(granted.effects[0]).toMatchObject({ text: 'deal.letter.deferred', files: ['spec'] });
  });

  it.each([
    ['days', '2026-12-25', {}],
    ['limit', '2026-12-18', { exposure: rub(2_600_000_00) }],
    ['known credit', '2026-12-18', { limit: undefined }],
  ])('G-28: beyond the client’s %s the financial director decides', (_, until, known) => {
    const asked = play([...way.INVOICED, defer(until), taken(known)]);
    expect(innermost(asked)[0]).toBe('asked');
    expect(asked.effects[0]).toMatchObject({
      caseId: 'yd1-deferral',
      fact: { figures: { sum: rub(500_000_00), until }, files: ['spec'], reason: 'words' },
    });
  });

  const BEYOND = [...way.INVOICED, defer('2027-01-29'), taken()];

  it('granted by the director, it is waited; refused, it is as before', () => {
    const granted = play([...BEYOND, decided('deferral', 1, 'approved')]);
    expect(innermost(granted)[0]).toBe('deferred');
    expect(granted.current.context.deferral?.until).toBe('2027-01-29');
    for (const verdict of ['rejected', 'returned']) {
      const refused = play([...BEYOND, decided('deferral', 1, verdict)]);
      expect(innermost(refused)[0]).toBe('invoiced');
      expect(toldOf(refused)).toEqual(['sales deal.notice.deferralRefused']);
    }
    expect(money([...way.OVERDUE, defer('2027-01-29'), taken(), decided('deferral', 1, 'rejected')])).toBe(
      'overdue',
    );
  });

  it('paid meanwhile, or taken back, the director need not decide', () => {
    expect(commandsOf(play([...BEYOND, pays(500_000_00)]))).toContain('approval yd1-deferral recalled');
    const recalled = play([...BEYOND, by(seller, 'approvalRecalled')]);
    expect(commandsOf(recalled)).toEqual(['approval yd1-deferral recalled']);
    expect(innermost(recalled)[0]).toBe('invoiced');
  });

  it('a client’s answer meanwhile loses nothing', () => {
    const aside = [...BEYOND, by(client, 'documentsAsked')];
    expect(money([...aside, by(seller, 'documentsResent')])).toBe('asked');
    const granted = [...aside, decided('deferral', 1, 'approved')];
    expect(money([...granted, by(seller, 'documentsResent')])).toBe('deferred');
  });
});

describe('the chase after a deferral (S2-47, S2-48, G-08)', () => {
  it('waits until the day; a Saturday is a day like any other', () => {
    // The 18th of December 2026 is a Friday.
    expect(waitsFor(way.DEFERRED, 'deferralLapsed')).toBe('2026-12-19T07:00:00.000Z');
    expect(waits(play(way.DEFERRED).current, 'Asia/Vladivostok')[0]?.at).toBe('2026-12-19T00:00:00.000Z');
  });

  it('reminds every day at ten, over weekends and New Year, until the payment', () => {
    let steps = way.OVERDUE;
    const mornings: string[] = [];
    for (let round = 2; round < 17; round++) {
      const at = waitsFor(steps, 'paymentChased') ?? '';
      mornings.push(at);
      steps = [...steps, by(null, 'paymentChased', { round }, at)];
    }
    expect(mornings.map((at) => at.slice(0, 10))).toEqual(
      Array.from({ length: 15 }, (_, n) =>
        new Date(Date.parse('2026-12-20') + n * 86_400_000).toISOString().slice(0, 10),
      ),
    );
    expect(new Set(mornings.map((at) => at.slice(10)))).toEqual(new Set(['T07:00:00.000Z']));
    expect(waitsFor([...steps, pays(500_000_00)], 'paymentChased')).toBeUndefined();
  });

  it('each time the task is fresh, and the director hears with the fifth, once', () => {
    const rounds = (last: number) =>
      Array.from({ length: last - 1 }, (_, n) => by(null, 'paymentChased', { round: n + 2 }));
    const fifth = play([...way.OVERDUE, ...rounds(5)]);
    expect(fifth.current.stages[`${DUE}.overdue`]?.seq).toBe(fifth.current.seq);
    expect(toldOf(fifth)).toEqual(['director deal.notice.chased']);
    for (const other of [4, 6]) expect(toldOf(play([...way.OVERDUE, ...rounds(other)]))).toEqual([]);
  });

  it('a new date begins it anew', () => {
    const again = [
      ...way.OVERDUE,
      by(client, 'paymentPromised', { on: '2026-12-23' }, '2026-12-20T09:00:00.000Z'),
    ];
    expect(money(again)).toBe('deferred');
    expect(waitsFor(again, 'deferralLapsed')).toBe('2026-12-24T07:00:00.000Z');
    expect(play(again).current.context).toMatchObject({ chased: 0, reminded: 0 });
  });

  it('a date beyond the client’s days is asked for, and the reminders go on', () => {
    const far = [
      ...way.OVERDUE,
      by(client, 'paymentPromised', { on: '2027-01-20' }, '2026-12-20T09:00:00.000Z'),
    ];
    expect(money(far)).toBe('overdue');
    expect(toldOf(play(far))).toEqual(['sales deal.notice.promisedBeyond']);
  });

  it('the client is reminded on working days only, twice', () => {
    expect(waitsFor(way.DEFERRED, 'clientReminded')).toBe('2026-12-18T07:00:00.000Z');
    const first = [...way.DEFERRED, by(null, 'clientReminded', { round: 1 })];
    expect(waitsFor(first, 'clientReminded')).toBe('2026-12-23T07:00:00.000Z');
    expect(waitsFor([...first, by(null, 'clientReminded', { round: 2 })], 'clientReminded')).toBeUndefined();
  });
});

describe('goods and closing documents', () => {
  const goods = (steps: Step[]) => innermost(play(steps)).at(-1);

  it('S2-49, S2-50: paid, the deal goes where the goods are', () => {
    expect(goods(way.IN_WAREHOUSE)).toBe('inWarehouse');
    expect(play(way.IN_WAREHOUSE).current.context.warehouse).toBe('Ростов');
    const bought = way.IN_WAREHOUSE.map(
      ([who, fact, at]): Step => [
        who,
        fact.type === 'stockAnswered' ? { type: 'stockAnswered', stock: 'purchase' } : fact,
        at ?? '2026-11-24T09:00:00.000Z',
      ],
    ).filter(([, { type }]) => type !== 'quoteBegun');
    const priced = by(seller, 'supplierPriced', { supplier: 'Насосмаш', price: rub(400_000_00), days: 14 });
    const purchased = [...bought.slice(0, 3), priced, ...bought.slice(3)];
    expect(goods(purchased)).toBe('awaitingSupply');
    const arrived = [...purchased, by(seller, 'goodsArrived', { warehouse: 'Ростов' })];
    expect(goods(arrived)).toBe('inWarehouse');
  });

  it('G-28: nothing leaves unpaid, but on a deferral that says so, and then the chase runs beside', () => {
    const released = by(null, 'goodsReleased');
    expect(play([...way.INVOICED, released]).refused).toBe('not-paid');
    expect(commandsOf(play(way.DEFERRED))).toEqual([]);
    const ships = [...way.INVOICED, defer('2026-12-18', true), taken()];
    expect(commandsOf(play(ships))).toEqual(['deal d1 goodsReleased']);
    expect(innermost(play([...ships, released]))).toEqual(['deferred', 'inWarehouse']);
    expect(commandsOf(play([...ships, released, pays(500_000_00)]))).toEqual([]);
  });

  it('S2-51, S2-52: dispatched, the client hears that the cargo is on its way', () => {
    expect(goods(way.DELIVERY)).toBe('delivery');
    expect(play(way.DELIVERY).effects[0]).toMatchObject({ text: 'deal.letter.delivery', letter: true });
  });

  it.each([null, seller])('S2-53, S2-54: unloaded, the client hears that it is at the warehouse', (who) => {
    const unloaded = play([...way.DELIVERY, by(who, 'cargoUnloaded')]);
    expect(innermost(unloaded).at(-1)).toBe('atWarehouse');
    expect(unloaded.effects[0]).toMatchObject({ text: 'deal.letter.atWarehouse', letter: true });
  });

  it('S2-55, S2-56, G-05: collected, the papers are gathered and confirmed, and the deal is won', () => {
    const some = by(seller, 'closingGathered', { points: ['act'] });
    const all = by(seller, 'closingGathered', {
      points: ['transferDocument', 'vatInvoice', 'waybill', 'signedSpecification'],
    });
    expect(goods([...way.CLOSING, some])).toBe('closing');
    const gathered = [...way.CLOSING, some, all];
    expect(goods(gathered)).toBe('confirming');
    expect(goods([...gathered, by(accountant, 'closingReturned', { missing: 'w' })])).toBe('closing');
    const won = play([...gathered, by(accountant, 'closingConfirmed')]);
    expect(won.current.closed).toBe(true);
    expect(won.stages).toEqual(['won']);
    expect(toldOf(won)).toEqual(['k7707083893 deal.letter.thanks']);
  });

  it('S2-56: delivered before it is paid, it is won with the payment', () => {
    const ships = [...way.INVOICED, defer('2026-12-18', true), taken(), by(null, 'goodsReleased')];
    const delivered = [
      ...ships,
      by(seller, 'goodsDispatched'),
      by(seller, 'cargoUnloaded'),
      by(client, 'goodsCollected'),
      by(seller, 'closingGathered', {
        points: ['transferDocument', 'vatInvoice', 'waybill', 'act', 'signedSpecification'],
      }),
      by(accountant, 'closingConfirmed'),
    ];
    expect(innermost(play(delivered))).toEqual(['deferred', 'complete']);
    expect(play([...delivered, pays(500_000_00)]).stages).toEqual(['won']);
  });
});

it('the client’s card says nothing of cost and supplier', () => {
  const keys = (steps: Step[]) =>
    card(play(steps).current, 'client').map((row) => (row === 'gap' ? '' : (row.label?.key ?? '')));
  expect(keys(way.PAID).filter((key) => /cost|supplier|comment|stock|warehouse/.test(key))).toEqual([]);
  expect(keys(way.CHOICE)).not.toContain('deal.label.quote');
  expect(keys(way.SENT)).toContain('deal.label.quote');
});
