import { ladder } from '../../obligations/ladders.ts';
import { ORDERS } from '../number-series/index.ts';
import type { StageButton } from '../stage.ts';
import {
  closeOffers,
  openOffer,
  openOrderedTrips,
  openTrips,
  tellDealOfOrder,
  tellSale,
} from './commands.ts';
import type { TransportOrder } from './context.ts';
import { toClient, toLogistician } from './notices.ts';
import { chart } from './setup.ts';

/** What can be done with a request that nothing was promised on yet: every channel, and the ways on (S0-27 to S0-36). */
export const DECIDING: StageButton[] = [
  { fact: 'carriersAsked', form: 'ask' },
  { fact: 'channelTried', form: 'channel' },
  {
    fact: 'headAsked',
    form: 'askHead',
    when: ({ head }: TransportOrder) => head === undefined || head.verdict !== undefined,
  },
  { fact: 'promised', form: 'promise' },
  { fact: 'orderReceived', form: 'order' },
  { fact: 'requestDeclined', form: 'decline', aside: true },
  { fact: 'requestWithdrawn', form: 'withdraw', aside: true, told: true },
];

/** The written order is there: the trucks are looked for, or go on with the paper behind them (S0-35). */
export const RECEIVED = {
  target: '#performing',
  actions: [
    openOrderedTrips,
    tellSale,
    {
      type: 'tell',
      params: ({ context }: { context: TransportOrder }) =>
        toClient(context, 'transport-order.notice.ordered'),
    },
  ],
} as const;

/** Said by word of mouth; the truck is looked for at once where it was said so (S0-32, G-13). */
export const PROMISED = { target: '#promised', actions: [openTrips, tellSale] } as const;

/** The ways out before anything was promised (G-11): the other side hears why. */
export const GIVEN_UP = {
  requestDeclined: {
    target: '#declined',
    actions: [
      closeOffers,
      {
        type: 'tell',
        params: ({ context, event }: { context: TransportOrder; event: { reason: string } }) =>
          toClient(context, 'transport-order.notice.declined', { reason: { inbox: event.reason } }),
      },
    ],
  },
  requestWithdrawn: {
    target: '#withdrawn',
    actions: [
      closeOffers,
      {
        type: 'tell',
        params: ({ event }: { event: { reason: string } }) =>
          toLogistician('transport-order.notice.withdrawn', { reason: { inbox: event.reason } }),
      },
    ],
  },
} as const;

export const numbering = chart.createStateConfig({
  meta: { owner: 'caravan', rest: true, buttons: [] },
  entry: {
    type: 'command',
    params: ({ event }) => {
      const { caseId } = (event as unknown as { input: { caseId: string } }).input;
      return {
        process: 'number-series',
        caseId: ORDERS,
        fact: { type: 'numberTaken', process: 'transport-order', caseId, prefix: '' },
      };
    },
  },
  on: {
    numberGiven: {
      target: 'requestReceived',
      actions: [
        {
          type: 'tell',
          params: ({ context }) => ({
            to:
              context.source === 'client' && context.requestedBy !== null
                ? { person: context.requestedBy }
                : { party: context.client },
            text: 'transport-order.notice.received',
            params: { number: context.number ?? '' },
          }),
        },
        tellDealOfOrder,
      ],
    },
  },
});

/** S0-26: the request is there; the first result of any channel begins the study (S0-27). */
export const requestReceived = chart.createStateConfig({
  meta: { owner: 'logistician', deadline: { workingHours: 1 }, ladder: ladder('head'), buttons: DECIDING },
  on: {
    logisticianChanged: { actions: { type: 'renew', params: { stage: 'requestReceived' } } },
    channelTried: 'feasibility',
    carriersAsked: { target: 'feasibility', actions: openOffer },
    headAsked: '#headAsked',
    promised: PROMISED,
    orderReceived: RECEIVED,
    ...GIVEN_UP,
  },
});
