import { setup } from 'xstate';
import { ladder } from '../../obligations/ladders.ts';
import { conversation } from '../conversation.ts';
import { effects } from '../effects.ts';
import { ORDERS } from '../number-series/index.ts';
import type { TransportOrder } from './context.ts';
import type { TransportOrderFact } from './facts.ts';

/** A transport order from the moment the client's request is there (S0-26). */
export const machine = setup({
  types: {
    context: {} as TransportOrder,
    events: {} as TransportOrderFact,
    input: {} as { context: TransportOrder; caseId: string },
  },
  actions: effects,
}).createMachine({
  id: 'transport-order',
  context: ({ input }) => input.context,
  initial: 'numbering',
  on: {
    ...conversation<TransportOrder>(() => 'logistician'),
    logisticianChanged: {},
  },
  states: {
    numbering: {
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
          actions: {
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
        },
      },
    },
    requestReceived: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 1 },
        ladder: ladder('head'),
        buttons: [
          { fact: 'requestDeclined', form: 'decline', aside: true },
          { fact: 'requestWithdrawn', form: 'withdraw', aside: true },
        ],
      },
      on: {
        logisticianChanged: { actions: { type: 'renew', params: { stage: 'requestReceived' } } },
        requestDeclined: {
          target: 'declined',
          actions: {
            type: 'tell',
            params: ({ context, event }) => ({
              to: { party: context.client },
              text: 'transport-order.notice.declined',
              params: { number: context.number ?? '', reason: { inbox: event.reason } },
            }),
          },
        },
        requestWithdrawn: {
          target: 'withdrawn',
          actions: {
            type: 'tell',
            params: ({ context, event }) => ({
              to: { role: 'logistician' },
              text: 'transport-order.notice.withdrawn',
              params: { number: context.number ?? '', reason: { inbox: event.reason } },
            }),
          },
        },
      },
    },
    /** G-11: refused with a reason, the client is told. */
    declined: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
