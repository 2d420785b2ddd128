import { ladder } from '../../obligations/ladders.ts';
import { after } from '../../obligations/spans.ts';
import { CANCELLATION_ASKED, CANCELLED } from './cancellation.ts';
import {
  cancelTrips,
  closeIdleOffers,
  closeOffers,
  handTripsOver,
  openOffer,
  openTrips,
} from './commands.ts';
import type { TransportOrder } from './context.ts';
import { toLogistician } from './notices.ts';
import { RECEIVED } from './requested.ts';
import { chart } from './setup.ts';
import { confirmable } from './sums.ts';

/** When the paper is due: as agreed, or by the end of the next working day. */
function paperDue({ promise }: TransportOrder, zone: string): string | undefined {
  return promise === undefined ? undefined : (promise.until ?? after(promise.at, { workingDays: 1 }, zone));
}

const isSearched = ({ trips = {} }: TransportOrder) => Object.keys(trips).length > 0;

/** Said by word of mouth, and nothing is written yet (S0-32 to S0-34, G-13). The client never sees that it was. */
export const promised = chart.createStateConfig({
  id: 'promised',
  meta: {
    owner: 'logistician',
    deadline: { at: paperDue },
    ladder: ladder('head'),
    buttons: [
      { fact: 'orderReceived', form: 'order' },
      { fact: 'orderConfirmed', form: 'confirm', when: confirmable },
      { fact: 'searchStarted', when: (order: TransportOrder) => !isSearched(order) },
      { fact: 'carriersAsked', form: 'ask' },
      { fact: 'cancellationAsked', form: 'askCancel', aside: true },
      { fact: 'orderCancelled', form: 'cancel', when: isSearched, aside: true },
      { fact: 'promiseDropped', form: 'drop', aside: true },
    ],
  },
  on: {
    logisticianChanged: {
      actions: [{ type: 'renew', params: { stage: 'promised' } }, handTripsOver],
    },
    searchStarted: { actions: openTrips },
    carriersAsked: { actions: openOffer },
    /** G-13: a vehicle is booked, and there is no paper from the client. */
    tripBooked: {
      actions: [
        {
          type: 'tell',
          params: ({ event }) =>
            toLogistician('transport-order.notice.bookedWithoutOrder', { plate: event.plate }),
        },
        closeIdleOffers,
      ],
    },
    orderReceived: RECEIVED,
    orderConfirmed: {
      target: RECEIVED.target,
      actions: [
        ...RECEIVED.actions,
        { type: 'tell', params: () => toLogistician('transport-order.notice.confirmed') },
      ],
    },
    promiseDropped: { target: '#cancelled', actions: [cancelTrips, closeOffers] },
    cancellationAsked: CANCELLATION_ASKED,
    orderCancelled: CANCELLED,
  },
});
