import { CANCELLATION_ASKED, CANCELLED } from './cancellation.ts';
import { closeIdleOffers, dropTrip, openLastTrip, openOffer, tellDealUnloaded } from './commands.ts';
import type { TransportOrder } from './context.ts';
import { toLogistician, whereabouts } from './notices.ts';
import { chart } from './setup.ts';
import { droppable, isBooked, live } from './trips.ts';

const isSearching = ({ trips = {} }: TransportOrder) => live(trips).some(([, trip]) => !isBooked(trip));

/** The trips do the work (S0-37 to S0-47); the order hears of it, until every truck is unloaded. */
export const performing = chart.createStateConfig({
  id: 'performing',
  meta: {
    owner: 'logistician',
    rest: true,
    buttons: [
      { fact: 'whereAsked' },
      { fact: 'carriersAsked', form: 'ask', when: isSearching },
      { fact: 'tripAdded' },
      {
        fact: 'tripDropped',
        form: 'dropTrip',
        when: ({ trips = {} }: TransportOrder) => droppable(trips).length > 0,
        aside: true,
      },
      { fact: 'cancellationAsked', form: 'askCancel', aside: true },
      { fact: 'orderCancelled', form: 'cancel', aside: true },
    ],
  },
  on: {
    tripUnloaded: { guard: 'allUnloaded', target: 'settlement', actions: tellDealUnloaded },
    tripBooked: { actions: closeIdleOffers },
    // The others may all be unloaded by now.
    tripDropped: [
      {
        guard: 'allUnloaded',
        target: 'settlement',
        actions: [dropTrip, closeIdleOffers, tellDealUnloaded],
      },
      { actions: [dropTrip, closeIdleOffers] },
    ],
    tripAdded: { actions: openLastTrip },
    carriersAsked: { actions: openOffer },
    whereAsked: {
      actions: [
        { type: 'tell', params: ({ context }) => whereabouts(context) },
        { type: 'tell', params: () => toLogistician('transport-order.notice.whereAsked') },
      ],
    },
    cancellationAsked: CANCELLATION_ASKED,
    orderCancelled: CANCELLED,
  },
});
