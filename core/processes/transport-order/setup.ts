import { setup } from 'xstate';
import { effects } from '../effects.ts';
import type { TransportOrder } from './context.ts';
import type { TransportOrderFact } from './facts.ts';
import { live } from './trips.ts';

const trucks = ({ trips = {} }: TransportOrder) => live(trips).map(([, trip]) => trip);

const allFiled = (order: TransportOrder) => trucks(order).every(({ note }) => note !== undefined);
const allClosed = ({ trips = {} }: TransportOrder) =>
  Object.values(trips).every(({ closed, ended }) => closed || ended);

/** What the order's chart is written in. Guards look at the order as it is with the fact. */
export const chart = setup({
  types: {
    context: {} as TransportOrder,
    events: {} as TransportOrderFact,
    input: {} as { context: TransportOrder; caseId: string },
  },
  actions: effects,
  guards: {
    allUnloaded: ({ context }) =>
      trucks(context).length > 0 && trucks(context).every(({ unloaded }) => unloaded),
    /** S0-59: the set of papers for the client holds every consignment note. */
    allFiled: ({ context }) => allFiled(context),
    allClosed: ({ context }) => allClosed(context),
    /** Something was carried already, or the client owes for what was not (G-17). */
    somethingDue: ({ context }) =>
      trucks(context).length > 0 || (context.cancellation?.clientDue?.minor ?? 0) > 0,
    isUnsigned: ({ context }) => context.act === undefined,
    /** All four tracks are at their ends. */
    settled: ({ context }) =>
      allFiled(context) && allClosed(context) && context.invoice?.paid === true && context.act !== undefined,
  },
});
