import { daysLater, localDateOf } from '../../calendar/index.ts';
import { endOfPaymentDay } from '../../money/index.ts';
import { ladder, TASK } from '../../obligations/ladders.ts';
import { act, chart, on } from './chart.ts';
import type { Deal } from './context.ts';
import { clientOf, numberOf } from './notices.ts';
import { TASK_DAYS } from './policy.ts';

const DISPATCH = { fact: 'goodsDispatched', form: 'dispatch' } as const;

/** S2-52: the cargo is on its way. */
const DISPATCHED = {
  target: 'delivery',
  actions: on<'goodsDispatched'>((deal, { eta }) => [
    {
      type: 'tell',
      to: clientOf(deal),
      text: 'deal.letter.delivery',
      params: {
        number: numberOf(deal),
        goods: deal.goods,
        known: eta === undefined ? 'no' : 'yes',
        eta: eta === undefined ? '' : { day: eta },
      },
      letter: true,
    },
  ]),
} as const;

/** S2-53, S2-54: the cargo is at the warehouse. */
const ARRIVED = {
  target: 'atWarehouse',
  actions: act((deal) => [
    {
      type: 'tell',
      to: clientOf(deal),
      text: 'deal.letter.atWarehouse',
      params: { number: numberOf(deal), goods: deal.goods },
      stage: 'fulfilment.goods.atWarehouse',
      letter: true,
    },
  ]),
} as const;

/** A truck is ordered about the deal: the order tells the deal how it goes. */
const ORDER = {
  fact: 'orderSpawned',
  opens: 'transport-order.request',
  for: ['own:logistician', 'own:sales', 'head'],
  aside: true,
} as const;

/** The supplier's days from the payment on; the usual days of a task where nobody has named them. */
function suppliedBy({ supplier, paidOn, checkedAt }: Deal, zone: string): string | undefined {
  const from = paidOn ?? (checkedAt === undefined ? undefined : localDateOf(checkedAt, zone));
  return from === undefined ? undefined : endOfPaymentDay(daysLater(from, supplier?.days ?? TASK_DAYS), zone);
}

/** The goods: from the payment to the closing documents (S2-49 to S2-56, G-10). */
export const goods = chart.createStateConfig({
  initial: 'held',
  states: {
    /** Nothing leaves before the payment, or a deferral with leave to ship (G-28). */
    held: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      on: { goodsReleased: [{ guard: 'isInStock', target: 'inWarehouse' }, { target: 'awaitingSupply' }] },
    },
    /** S2-49. */
    awaitingSupply: {
      meta: {
        owner: 'logistician',
        deadline: { at: suppliedBy },
        ladder: TASK,
        buttons: [
          { fact: 'goodsArrived', form: 'arrive' },
          { ...DISPATCH, aside: true },
        ],
      },
      on: { goodsArrived: 'inWarehouse', goodsDispatched: DISPATCHED },
    },
    /** S2-50, S2-51: in our own warehouse, to be assembled. */
    inWarehouse: {
      meta: {
        owner: 'logistician',
        deadline: { workingDays: 2 },
        ladder: ladder('head'),
        buttons: [DISPATCH, ORDER],
      },
      on: { goodsDispatched: DISPATCHED },
    },
    /** S2-51 to S2-53: on the way; a transport order tells when its trucks are unloaded. */
    delivery: {
      meta: {
        owner: 'logistician',
        deadline: { workingDays: 5 },
        ladder: ladder('head'),
        buttons: [{ fact: 'cargoUnloaded' }, ORDER],
      },
      on: { cargoUnloaded: ARRIVED },
    },
    /** S2-53 to S2-55: until the client has collected it. */
    atWarehouse: {
      meta: {
        owner: 'logistician',
        deadline: { workingDays: 5 },
        ladder: ladder('head'),
        buttons: [{ fact: 'goodsCollected', told: true, ownWords: true }],
      },
      on: { goodsCollected: 'closing' },
    },
    /** S2-55. */
    closing: {
      meta: {
        owner: 'sales',
        deadline: { workingDays: 5 },
        ladder: ladder('head'),
        buttons: [{ fact: 'closingGathered', form: 'gather' }],
      },
      on: { closingGathered: [{ guard: 'allGathered', target: 'confirming' }, {}] },
    },
    /** G-05: the accountant looks whether everything is there. */
    confirming: {
      meta: {
        owner: 'accountant',
        deadline: { workingDays: 2 },
        ladder: ladder('head'),
        buttons: [{ fact: 'closingConfirmed' }, { fact: 'closingReturned', form: 'lacks' }],
      },
      on: {
        closingConfirmed: [{ guard: 'isDone', target: '#won' }, { target: 'complete' }],
        closingReturned: 'closing',
      },
    },
    /** Everything is there but the payment (G-28). */
    complete: { type: 'final' },
  },
});
