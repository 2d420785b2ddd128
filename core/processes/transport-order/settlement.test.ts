import { describe, expect, it } from 'vitest';
import { logistician } from '../testing/people.ts';
import { brief } from './brief.ts';
import { related, taskFiles } from './card.ts';
import { dueFromClient, margin } from './sums.ts';
import {
  booked,
  CLIENT,
  commandsOf,
  contact,
  of,
  play,
  received,
  roubles,
  type Step,
  stagesOf,
  toldOf,
} from './testing/play.ts';

const unloaded: Step[] = [received(), booked(1), of(1, 'vehicleAgreed'), of(1, 'tripUnloaded')];
const filed = of(1, 'noteFiled', { files: ['note.jpg'] });
const invoiced: Step = [null, { type: 'invoiced', invoice: 'i1', number: '15' }];
const paid: Step = [null, { type: 'invoicePaid', invoice: 'i1' }];
const signed: Step = [null, { type: 'actSigned', act: 'a1' }];
const cancel = (more: object = {}): Step => [
  logistician,
  { type: 'orderCancelled', by: 'client', reason: 'i9', ...more },
];

describe('the settlement (S0-54 to S0-64)', () => {
  it('the invoice waits for the notes, and the accountant gets them with the sum', () => {
    const played = play([...unloaded, filed]);
    expect(stagesOf(played)).toEqual([
      'settlement.notes.complete',
      'settlement.bills.collecting',
      'settlement.payment.toInvoice',
      'settlement.act.awaited',
    ]);
    expect(taskFiles(played.current, 'settlement.payment.toInvoice')).toEqual(['note.jpg']);
    const known = JSON.stringify(brief(played.current, 'settlement.payment.toInvoice'));
    expect(known).toContain('8500000');
    expect(related(played.current)).toEqual([
      { case: 'tab12-1', text: { key: 'transport-order.related.trip', params: { number: '12/1' } } },
    ]);
  });

  const closed = of(1, 'tripClosed');
  it.each([
    ['the carrier', [filed, invoiced, paid, signed, closed]],
    ['the act', [filed, closed, invoiced, paid, signed]],
    ['the money', [filed, closed, invoiced, signed, paid]],
  ] as [string, Step[]][])('closes when %s comes last', (_, steps) => {
    expect(play([...unloaded, ...steps.slice(0, -1)]).current.closed).toBe(false);
    const played = play([...unloaded, ...steps]);
    expect(stagesOf(played)).toEqual(['closed']);
    expect(toldOf(played)).toEqual([
      [CLIENT, 'transport-order.notice.thanks'],
      ['logistician', 'transport-order.notice.closedWithMargin'],
      ['sales-1', 'transport-order.notice.closedWithMargin'],
    ]);
  });

  it('waits for another invoice and act when the first one was cancelled', () => {
    const cancelled: Step = [null, { type: 'invoiceCancelled', invoice: 'i1' }];
    const again = play([...unloaded, filed, invoiced, signed, cancelled]);
    expect(stagesOf(again)).toEqual(
      expect.arrayContaining(['settlement.payment.toInvoice', 'settlement.act.awaited']),
    );
    expect(again.current.context).not.toHaveProperty('invoice');
    const second: Step = [null, { type: 'invoiced', invoice: 'i2', number: '16' }];
    expect(
      play([...unloaded, filed, invoiced, cancelled, second, cancelled]).current.context.invoice?.id,
    ).toBe('i2');
    expect(play([...unloaded, filed, cancelled]).refused).toBe('wrong-stage');
  });

  it('hears of a charge: it waits for the invoice, joins the one that is there, or comes too late', () => {
    const charge: Step = [
      null,
      { type: 'chargeSettled', charge: 'x1', kind: 'downtime', clientSum: roubles(5_000) },
    ];
    const counted = (late: boolean) => [['x1', { type: 'counted', side: 'client', late }]];
    expect(commandsOf(play([...unloaded, charge]))).toEqual(counted(false));
    expect(commandsOf(play([...unloaded, filed, invoiced, charge]))).toEqual([
      ['i1', { type: 'chargeAdded', charge: 'x1', sum: roubles(5_000) }],
    ]);
    expect(commandsOf(play([...unloaded, filed, invoiced, paid, charge]))).toEqual(counted(true));
    const calledOff = play([received(), booked(1), cancel(), of(1, 'tripEnded'), charge]);
    expect(commandsOf(calledOff)).toEqual(counted(true));
  });

  it('takes nothing for paid before it was invoiced', () => {
    expect(play([...unloaded, filed, paid]).refused).toBe('wrong-stage');
    expect(play([...unloaded, invoiced]).refused).toBe('wrong-stage');
  });
});

describe('one truck of several, called off', () => {
  const drop = (n: number, more: object = {}): Step => [
    logistician,
    { type: 'tripDropped', trip: `tab12-${n}`, reason: 'less cargo', ...more },
  ];

  it('hears it with what its carrier is owed, and the others go on', () => {
    const played = play([received({ trucks: 2 }), booked(2), drop(2, { carrierDue: roubles(10_000) })]);
    expect(commandsOf(played)).toEqual([
      ['tab12-2', { type: 'tripCancelled', by: 'us', reason: 'less cargo', carrierDue: roubles(10_000) }],
    ]);
    expect(stagesOf(played)).toEqual(['performing']);
    const { trips } = played.current.context;
    expect(trips?.['tab12-2']).toMatchObject({ cancelled: true });
    expect(trips?.['tab12-1']).toMatchObject({ cancelled: false });
  });

  it('lessens the margin by what is owed for it, and what the client pays by its price', () => {
    const { current } = play([
      received({ trucks: 2 }),
      booked(1),
      booked(2),
      drop(2, { carrierDue: roubles(10_000) }),
    ]);
    const alone = play([received(), booked(1)]).current.context;
    expect(dueFromClient(current.context)).toEqual(dueFromClient(alone));
    expect(margin(current.context)?.minor).toBe((margin(alone)?.minor ?? 0) - 1_000_000);
  });

  it('leads to the settlement when the others are unloaded', () => {
    const played = play([received({ trucks: 2 }), booked(1), of(1, 'tripUnloaded'), drop(2)]);
    expect(stagesOf(played)).toContain('settlement.notes.collecting');
  });

  it('is refused for the only one, for one that was unloaded, and nobody is owed who was not booked', () => {
    expect(play([received(), drop(1)]).refused).toBe('cannot-drop-trip');
    const unloaded = [received({ trucks: 2 }), booked(1), of(1, 'tripUnloaded')];
    expect(play([...unloaded, drop(1)]).refused).toBe('cannot-drop-trip');
    const unbooked = drop(2, { carrierDue: roubles(10_000) });
    expect(play([received({ trucks: 2 }), unbooked]).refused).toBe('nobody-booked');
  });

  it('hears nothing more when the order is cancelled after it', () => {
    const cancelled: Step = [logistician, { type: 'orderCancelled', by: 'client', reason: 'i1' }];
    const played = play([received({ trucks: 2 }), booked(2), drop(2), cancelled]);
    expect(commandsOf(played).map(([trip]) => trip)).toEqual(['tab12-1']);
  });
});

describe('cancellation (G-17)', () => {
  it('ends at once where nothing is owed', () => {
    const played = play([received(), cancel()]);
    expect(stagesOf(played)).toEqual(['cancelled']);
    expect(toldOf(played)).toEqual([[CLIENT, 'transport-order.notice.cancelledFree']]);
    expect(commandsOf(played)).toEqual([['tab12-1', { type: 'tripCancelled', by: 'client', reason: 'i9' }]]);
  });

  it('pays only the carrier that was booked, and refuses to pay nobody', () => {
    const due = roubles(10_000);
    const played = play([received({ trucks: 2 }), booked(2), cancel({ carrierDue: due })]);
    expect(commandsOf(played).map(([id, fact]) => [id, fact.carrierDue])).toEqual([
      ['tab12-1', undefined],
      ['tab12-2', due],
    ]);
    expect(play([received(), cancel({ carrierDue: due })]).refused).toBe('nobody-booked');
  });

  it('invoices the client for a truck that came in vain', () => {
    const played = play([received(), booked(1), cancel({ clientDue: roubles(15_000) })]);
    expect(stagesOf(played)).toEqual([
      'settlement.notes.complete',
      'settlement.bills.collecting',
      'settlement.payment.toInvoice',
      'settlement.act.awaited',
    ]);
    expect(JSON.stringify(brief(played.current, 'settlement.payment.toInvoice'))).toContain('1500000');
    expect(toldOf(played)).toEqual([[CLIENT, 'transport-order.notice.cancelledDue']]);
  });

  it('carries through what was unloaded already', () => {
    const played = play([received({ trucks: 2 }), booked(1), booked(2), of(1, 'tripUnloaded'), cancel()]);
    expect(stagesOf(played)).toContain('settlement.notes.collecting');
    expect(commandsOf(played).map(([id]) => id)).toEqual(['tab12-2']);
  });

  it('the client asks, the logistician decides', () => {
    const played = play([received(), [contact, { type: 'cancellationAsked', reason: 'i5' }]]);
    expect(stagesOf(played)).toEqual(['performing']);
    expect(played.effects[0]).toMatchObject({ to: { role: 'logistician' }, buttons: [{ form: 'cancel' }] });
    expect(play([received(), [contact, cancel()[1]]]).refused).toBe('not-allowed');
  });
});
