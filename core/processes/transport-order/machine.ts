import { conversation } from '../conversation.ts';
import { chargeToInvoice, handTripsOver, tellDealUnderWay } from './commands.ts';
import type { TransportOrder } from './context.ts';
import { feasibility } from './feasibility.ts';
import { performing } from './performing.ts';
import { promised } from './promise.ts';
import { numbering, requestReceived } from './requested.ts';
import { settlement } from './settlement.ts';
import { chart } from './setup.ts';

/** A transport order from the client's request to the closed case (S0-26 to S0-66). */
export const machine = chart.createMachine({
  id: 'transport-order',
  context: ({ input }) => input.context,
  initial: 'numbering',
  on: {
    ...conversation<TransportOrder>(() => 'logistician'),
    logisticianChanged: { actions: handTripsOver },
    // What askings, trips and charges report is taken down at any time; the stages say where it leads.
    bidHeard: {},
    answerTimeChanged: {},
    tripBooked: {},
    tripUnbooked: {},
    vehicleAgreed: {},
    milestoneHeard: { actions: tellDealUnderWay },
    delayHeard: {},
    troubleHeard: {},
    tripUnloaded: {},
    noteFiled: {},
    tripClosed: {},
    tripEnded: {},
    chargeSettled: { actions: chargeToInvoice },
  },
  states: {
    numbering,
    requestReceived,
    feasibility,
    promised,
    performing,
    settlement,
    closed: { id: 'closed', type: 'final' },
    /** G-11: refused with a reason, the client is told. */
    declined: { id: 'declined', type: 'final' },
    withdrawn: { id: 'withdrawn', type: 'final' },
    cancelled: { id: 'cancelled', type: 'final' },
  },
});
