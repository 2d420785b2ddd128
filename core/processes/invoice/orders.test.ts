import { describe, expect, it } from 'vitest';
import type { Case } from '../../cases/case.ts';
import { rub } from '../testing/money.ts';
import { INN } from '../testing/people.ts';
import { blank, type TransportOrder } from '../transport-order/context.ts';
import { forms } from './forms.ts';
import { takeOrders } from './orders.ts';

const PARTY = `k${INN}`;
const euro = { minor: 1, currency: 'EUR' as const };

describe('what an invoice takes over from its orders', () => {
  const price = { amount: rub(120_000_00), vat: 22, vatIncluded: true, form: 'cashless', days: 30 } as const;
  const trip = {
    ...{ n: 1, promised: false, agreed: true, unloaded: true, closed: false, cancelled: false, ended: false },
    milestones: [{ kind: 'unloaded' as const, stop: 2, at: '2026-11-23T12:00:00.000Z' }],
    note: ['n1'],
  };
  const order = (change: Partial<TransportOrder> = {}, stage = 'settlement.payment.toInvoice') =>
    ({
      process: 'transport-order',
      stages: { [stage]: { seq: 1, at: '' } },
      context: {
        ...{ ...blank, client: PARTY, number: '12', logistician: 'logistician-1' },
        ...{ promise: { price }, trips: { 't1-1': trip }, ...change },
      },
    }) as unknown as Case;

  it('is the sum, the terms, the consignment notes', () => {
    expect(takeOrders([order(), order({ number: '13' })])).toEqual({
      client: PARTY,
      orderNumbers: ['12', '13'],
      logistician: 'logistician-1',
      notes: ['n1', 'n1'],
      expected: rub(240_000_00),
      terms: { days: 30, dayKind: 'banking', daysFrom: 'originals' },
      basis: '2026-11-23T12:00:00.000Z',
    });
  });

  it('begins with the order from which it was opened', () => {
    const starts = (one: Case) => forms[0]?.starts?.({ ...one, id: 'o7' }, {} as never);
    expect(starts(order())).toEqual({ orders: ['o7'] });
    expect(starts(order({}, 'performing'))).toEqual({});
  });

  it.each([
    ['invoiced-already', [order({}, 'settlement.payment.invoiced')]],
    ['mixed-clients', [order(), order({ client: 'k2' })]],
    ['mixed-currencies', [order({ charges: [{ charge: 'x1', kind: 'downtime', clientSum: euro }] })]],
  ])('is refused: %s', (code, orders) => {
    expect(takeOrders(orders)).toMatchObject({ code });
  });
});
