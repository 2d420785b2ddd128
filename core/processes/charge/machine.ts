import { enqueueActions, setup } from 'xstate';
import { ladder } from '../../obligations/ladders.ts';
import { conversation } from '../conversation.ts';
import { effects } from '../effects.ts';
import type { StageButton, StageMeta } from '../stage.ts';
import { type Charge, isAnswered, isCounted, isRefused, type Side } from './context.ts';
import { counting } from './counting.ts';
import type { ChargeFact } from './facts.ts';
import { farewell, refusal, settlement } from './notices.ts';

/** Two working days and a half to agree to a sum. */
const ANSWER = { workingHours: 20 } as const;

const SUMS = { fact: 'sumsChanged', form: 'sums' } as const;
const DROP = { fact: 'chargeDropped', form: 'drop', aside: true } as const;
const REST = { meta: { owner: 'caravan', rest: true, buttons: [] } } as const;

const DROPPED = { target: '#charge.dropped', actions: 'tellDropped' } as const;

const sides = (target: string, carrier: Side, client: Side) => ({
  guard: { type: 'stand' as const, params: { carrier, client } },
  target,
  reenter: true,
  actions: 'askAnew' as const,
});

/** Where sums lead when they are named first: to each side that has not agreed to its own yet, or to the end. */
const SUMS_NAMED = [
  sides('#charge.agreeing', 'asked', 'asked'),
  sides('#charge.agreeing.client.notNeeded', 'asked', 'notNeeded'),
  sides('#charge.agreeing.carrier.agreed', 'agreed', 'asked'),
  sides('#charge.agreeing.carrier.notNeeded', 'notNeeded', 'asked'),
  { target: '#charge.counting' },
];

/** The same once the client was asked: it may stand by what it agreed to. */
const SUMS_CHANGED = [sides('#charge.agreeing.client.agreed', 'asked', 'agreed'), ...SUMS_NAMED];

/** A side's answer is the last one, or the other's is still awaited. */
const AGREED = [
  { guard: 'settled', target: '#charge.counting' },
  { guard: 'disputed', target: '#charge.disputed' },
  { target: 'agreed' },
] as const;

const REFUSED = [
  { guard: 'disputed', target: '#charge.disputed' },
  { target: 'refused', actions: 'tellRefused' },
] as const;

const ANSWERED = { agreed: REST, refused: REST, notNeeded: REST };

function asked(owner: 'carrier' | 'client', buttons: StageButton[]): StageMeta {
  return { owner, deadline: ANSWER, ladder: ladder('logistician'), buttons };
}

interface SideOf {
  side: 'carrier' | 'client';
}

/** Downtime or an extra charge: proposed, agreed with the carrier and the client, brought to invoice and margin. */
export const machine = setup({
  types: { context: {} as Charge, events: {} as ChargeFact, input: {} as { context: Charge } },
  guards: {
    stand: ({ context }, { carrier, client }: { carrier: Side; client: Side }) =>
      carrier === context.carrierSide && client === context.clientSide,
    settled: ({ context }) => isAnswered(context) && !isRefused(context),
    disputed: ({ context }) => isAnswered(context),
    isCounted: ({ context }) => isCounted(context),
    withoutCarrier: ({ context }) => context.carrierSum === undefined,
    withoutClient: ({ context }) => context.clientSum === undefined,
    isOf: ({ event }, { side }: SideOf) => event.type === 'counted' && event.side === side,
    isLate: ({ event }, { side }: SideOf) => event.type === 'counted' && event.side === side && event.late,
    /** With this one both sums are where they belong. */
    isWithBill: ({ context, event }, { side }: SideOf) =>
      event.type === 'counted' && event.side === side && isCounted(context),
  },
  actions: {
    ...effects,
    /** Who was asked about another sum gets a fresh question. */
    askAnew: enqueueActions(({ context, enqueue }) => {
      for (const side of context.changed)
        enqueue({ type: 'renew', params: { stage: `agreeing.${side}.asked` } });
    }),
    tellRefused: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'refusedByCarrier')
        enqueue({ type: 'tell', params: refusal('carrier', event.reason) });
      if (event.type === 'refusedByClient')
        enqueue({ type: 'tell', params: refusal('client', event.reason) });
    }),
    tellSettled: enqueueActions(({ context, enqueue }) => {
      for (const notice of settlement(context)) enqueue({ type: 'tell', params: notice });
    }),
    tellDropped: enqueueActions(({ context, enqueue }) => {
      for (const notice of farewell(context)) enqueue({ type: 'tell', params: notice });
    }),
  },
}).createMachine({
  id: 'charge',
  context: ({ input }) => input.context,
  initial: 'proposed',
  on: conversation<Charge>(() => 'logistician'),
  states: {
    proposed: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 4 },
        ladder: ladder('head'),
        buttons: [SUMS, DROP],
      },
      on: { sumsChanged: SUMS_NAMED, chargeDropped: DROPPED },
    },
    agreeing: {
      type: 'parallel',
      meta: { owner: 'logistician', rest: true, buttons: [SUMS, DROP] },
      on: { sumsChanged: SUMS_CHANGED, chargeDropped: DROPPED },
      states: {
        carrier: {
          initial: 'asked',
          states: {
            asked: {
              meta: asked('carrier', [
                { fact: 'agreedByCarrier', told: true, ownWords: true },
                { fact: 'refusedByCarrier', form: 'refuseCarrier', told: true, ownWords: true },
              ]),
              on: { agreedByCarrier: AGREED, refusedByCarrier: REFUSED },
            },
            ...ANSWERED,
          },
        },
        client: {
          initial: 'asked',
          states: {
            asked: {
              meta: asked('client', [
                { fact: 'agreedByClient', told: true, ownWords: true },
                { fact: 'refusedByClient', form: 'refuseClient', told: true, ownWords: true },
              ]),
              on: { agreedByClient: AGREED, refusedByClient: REFUSED },
            },
            ...ANSWERED,
          },
        },
      },
    },
    disputed: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 4 },
        ladder: ladder('head'),
        buttons: [SUMS, DROP],
      },
      on: { sumsChanged: SUMS_CHANGED, chargeDropped: DROPPED },
    },
    counting: {
      ...counting,
      entry: [
        {
          type: 'command',
          params: ({ context: { id, trip, kind, carrierSum } }) => ({
            process: 'trip',
            caseId: trip,
            fact: {
              type: 'chargeSettled',
              charge: id,
              kind,
              ...(carrierSum === undefined ? {} : { carrierSum }),
            },
          }),
        },
        {
          type: 'command',
          params: ({ context: { id, order, kind, clientSum } }) => ({
            process: 'transport-order',
            caseId: order,
            fact: {
              type: 'chargeSettled',
              charge: id,
              kind,
              ...(clientSum === undefined ? {} : { clientSum }),
            },
          }),
        },
        'tellSettled',
      ],
    },
    settled: { type: 'final' },
    dropped: { type: 'final' },
  },
});
