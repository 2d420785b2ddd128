import { cancelTrips, closeOffers } from './commands.ts';
import type { TransportOrder } from './context.ts';
import type { TransportOrderFact } from './facts.ts';
import { cancelled, toLogistician } from './notices.ts';

type Cancelled = Extract<TransportOrderFact, { type: 'orderCancelled' }>;

const actions = [
  cancelTrips,
  closeOffers,
  {
    type: 'tell',
    params: ({ context, event }: { context: TransportOrder; event: Cancelled }) => cancelled(context, event),
  },
] as const;

/** G-17: what was carried already, and what the client owes for the rest, goes through the settlement. */
export const CANCELLED = [
  { guard: 'somethingDue', target: '#settlement', actions },
  { target: '#cancelled', actions },
] as const;

/** The client wants to call it off: who pays what is agreed with the logistician. */
export const CANCELLATION_ASKED = {
  actions: {
    type: 'tell',
    params: ({ event }: { event: { reason: string } }) => ({
      ...toLogistician('transport-order.notice.cancellationAsked', { reason: { inbox: event.reason } }),
      buttons: [{ text: 'transport-order.button.orderCancelled', form: 'cancel' }],
    }),
  },
} as const;
