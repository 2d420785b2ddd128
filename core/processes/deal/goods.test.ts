import { describe, expect, it } from 'vitest';
import { rub } from '../testing/money.ts';
import { seller } from '../testing/people.ts';
import { commandsOf, type Step, toldOf } from '../testing/played.ts';
import { brief, card } from './card.ts';
import { accountant, by, client, defer, innermost, pays, play, taken, way } from './testing/play.ts';

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
    const returned = play([...gathered, by(accountant, 'closingReturned', { missing: 'w' })]);
    expect(returned.stages).toContain('fulfilment.goods.closing');
    const told = JSON.stringify(brief(returned.current, 'fulfilment.goods.closing'));
    expect(told).toContain('deal.label.missing');
    expect(told).not.toContain('deal.label.left');
    const won = play([...gathered, by(accountant, 'closingConfirmed')]);
    expect(won.current.closed).toBe(true);
    expect(won.stages).toEqual(['won']);
    expect(toldOf(won)).toEqual(['k7707083893 deal.letter.thanks', 'sales deal.notice.won']);
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
