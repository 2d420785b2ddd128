import { enqueueActions, setup } from 'xstate';
import { endOfPaymentDay } from '../../money/index.ts';
import { ladder, PAYABLE } from '../../obligations/ladders.ts';
import { conversation } from '../conversation.ts';
import { effects } from '../effects.ts';
import { basisOf, type CarrierBill, dueDay, rest } from './context.ts';
import type { CarrierBillFact } from './facts.ts';
import { ACCEPTED, chargeHeard, SCHEDULED, SENT_BACK, TOLD } from './notices.ts';

const PAY = { fact: 'paymentMade', form: 'pay' } as const;
const REJECT = { fact: 'billRejected', form: 'reject', aside: true } as const;
const REJECTED = { target: 'rejected', actions: SENT_BACK } as const;

/** Something that each of its trips is told. */
function toTrips({ trips }: CarrierBill, fact: { type: string; bill: string; number?: string }) {
  return trips.map((caseId) => ({ type: 'command' as const, params: { process: 'trip', caseId, fact } }));
}

/** A carrier's bill from its arrival to the last payment (S0-52, G-15, G-30). */
export const machine = setup({
  types: {
    context: {} as CarrierBill,
    events: {} as CarrierBillFact,
    input: {} as { context: CarrierBill; caseId: string },
  },
  actions: {
    ...effects,
    tellOfCharge: enqueueActions(({ context, enqueue }) => {
      for (const effect of chargeHeard(context)) enqueue(effect);
    }),
  },
  guards: {
    basisKnown: ({ context }) => basisOf(context) !== undefined,
    paidInFull: ({ context }) => rest(context).minor <= 0,
  },
}).createMachine({
  id: 'carrier-bill',
  context: ({ input }) => input.context,
  initial: 'checking',
  on: {
    ...conversation<CarrierBill>(() => 'logistician'),
    chargeAdded: { actions: 'tellOfCharge' },
  },
  states: {
    checking: {
      meta: {
        owner: 'logistician',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'billAccepted' }, REJECT],
      },
      entry: enqueueActions(({ context, event, enqueue }) => {
        const { caseId } = (event as unknown as { input: { caseId: string } }).input;
        const fact = { type: 'billRecorded', bill: caseId, number: context.number };
        for (const command of toTrips(context, fact)) enqueue(command);
      }),
      on: {
        basisReached: {},
        billAccepted: [
          { guard: 'basisKnown', target: 'payable', actions: SCHEDULED },
          { target: 'waiting', actions: ACCEPTED },
        ],
        billRejected: REJECTED,
      },
    },
    /** Accepted; the papers from which the deferral runs are not all there yet (G-15). */
    waiting: {
      meta: { owner: 'accountant', rest: true, buttons: [PAY, REJECT] },
      on: {
        billRejected: REJECTED,
        basisReached: [{ guard: 'basisKnown', target: 'payable', actions: SCHEDULED }, {}],
        paymentMade: [{ guard: 'paidInFull', target: 'paid', actions: TOLD }, { actions: TOLD }],
      },
    },
    payable: {
      meta: {
        owner: 'accountant',
        deadline: { at: toPayBy },
        ladder: PAYABLE,
        buttons: [PAY, REJECT],
      },
      on: {
        billRejected: REJECTED,
        basisReached: {},
        paymentMade: [{ guard: 'paidInFull', target: 'paid', actions: TOLD }, { actions: TOLD }],
      },
    },
    paid: {
      type: 'final',
      entry: enqueueActions(({ context, enqueue }) => {
        const fact = { type: 'billPaid', bill: context.id };
        for (const command of toTrips(context, fact)) enqueue(command);
      }),
    },
    /** The carrier sends another one; its trips wait for it again. */
    rejected: {
      type: 'final',
      entry: enqueueActions(({ context, enqueue }) => {
        const fact = { type: 'billRejected', bill: context.id };
        for (const command of toTrips(context, fact)) enqueue(command);
      }),
    },
  },
});

function toPayBy(bill: CarrierBill, zone: string): string | undefined {
  const day = dueDay(bill);
  return day === undefined ? undefined : endOfPaymentDay(day, zone);
}
