import { describe, expect, it } from 'vitest';
import { head } from '../testing/people.ts';
import { dueFromClient, margin, marginAgainst } from './sums.ts';
import { booked, of, play, priceOf, received, roubles, type Step } from './testing/play.ts';

const context = (steps: Step[]) => play(steps).current.context;
describe('margin without VAT', () => {
  it('is the client’s price less the carriers’, each without its own VAT', () => {
    // 122 000 with 22 % is 100 000; 70 000 without VAT stays what it is.
    const order = context([
      received({ price: priceOf(122_000) }),
      booked(1, { price: priceOf(70_000, { vat: 'none' }) }),
    ]);
    expect(margin(order)).toEqual(roubles(30_000));
    expect(
      margin(context([received({ price: priceOf(122_000) }), booked(1, { price: priceOf(61_000) })])),
    ).toEqual(roubles(50_000));
  });

  it('counts every truck, and is unknown until all are booked', () => {
    const two = [received({ price: priceOf(122_000), trucks: 2 }), booked(1, { price: priceOf(61_000) })];
    expect(margin(context(two))).toBeUndefined();
    expect(margin(context([...two, booked(2, { price: priceOf(97_600) })]))).toEqual(roubles(70_000));
  });

  it('has the agreed charges in it, with VAT as in the price', () => {
    const order = context([
      received({ price: priceOf(122_000) }),
      booked(1, { price: priceOf(61_000) }),
      [
        null,
        {
          type: 'chargeSettled',
          charge: 'x1',
          kind: 'downtime',
          clientSum: roubles(12_200),
          carrierSum: roubles(6_100),
        },
      ],
    ]);
    expect(margin(order)).toEqual(roubles(55_000));
    expect(dueFromClient(order)).toEqual(roubles(134_200));
  });

  it('is unknown between currencies', () => {
    const order = context([
      received(),
      booked(1, { price: { ...priceOf(1_000), amount: { minor: 1, currency: 'EUR' } } }),
    ]);
    expect(margin(order)).toBeUndefined();
    expect(marginAgainst(order, { ...priceOf(1), amount: { minor: 1, currency: 'USD' } })).toBeUndefined();
  });
});

describe('what the client owes', () => {
  it('is the price with VAT on top where it is not included', () => {
    expect(
      dueFromClient(context([received({ price: priceOf(100_000, { vatIncluded: false }), trucks: 2 })])),
    ).toEqual(roubles(244_000));
  });

  it('after a cancellation is what was agreed, and the trucks that were carried', () => {
    const two = [received({ trucks: 2 }), booked(1), booked(2), of(1, 'tripUnloaded')];
    const cancelled: Step = [
      head,
      { type: 'orderCancelled', by: 'client', reason: 'i1', clientDue: roubles(15_000) },
    ];
    expect(dueFromClient(context([...two, cancelled]))).toEqual(roubles(100_000));
    expect(dueFromClient(context([received(), booked(1), cancelled]))).toEqual(roubles(15_000));
  });
});
