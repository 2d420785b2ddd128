import { enqueueActions, setup } from 'xstate';
import { addWorkingDays } from '../../calendar/index.ts';
import { ladder } from '../../obligations/ladders.ts';
import { conversation } from '../conversation.ts';
import { effects } from '../effects.ts';
import type { Act } from './context.ts';
import type { ActFact } from './facts.ts';

/** An act is signed within ten working days; one that was sent back, within three more (S0-71). */
const TO_SIGN = 10;
const TO_CORRECT = 3;
const END_OF_DAY = 18;

/** A client's act until its signed copy is there and found right (S0-64, S0-71). */
export const machine = setup({
  types: {
    context: {} as Act,
    events: {} as ActFact,
    input: {} as { context: Act; caseId: string },
  },
  actions: effects,
  guards: {
    /** What a client sends is looked at; what a colleague holds in his hands is not. */
    sentByClient: ({ context }) => context.signed?.byClient === true,
  },
}).createMachine({
  id: 'act',
  context: ({ input }) => input.context,
  initial: 'awaited',
  on: conversation<Act>(() => 'logistician'),
  states: {
    awaited: {
      meta: {
        owner: 'logistician',
        deadline: { at: toBeSignedBy },
        ladder: ladder('head'),
        buttons: [{ fact: 'actSigned', form: 'signed' }],
      },
      on: {
        actDropped: 'dropped',
        actSigned: [{ guard: 'sentByClient', target: 'checking' }, { target: 'signed' }],
        signatureAsked: {
          actions: {
            type: 'tell',
            params: ({ context }) => ({
              to: { party: context.client },
              about: 'papers' as const,
              text: 'act.notice.asked',
              params: { number: context.number },
              buttons: [{ text: 'act.button.actSigned', form: 'signed' }],
            }),
          },
        },
      },
    },
    checking: {
      meta: {
        owner: 'accountant',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'actAccepted' }, { fact: 'actRejected', form: 'reject', aside: true }],
      },
      on: {
        actDropped: 'dropped',
        actAccepted: {
          target: 'signed',
          actions: {
            type: 'tell',
            params: ({ context }) => ({
              to: { party: context.client },
              about: 'papers' as const,
              text: 'act.notice.accepted',
              params: { number: context.number },
            }),
          },
        },
        actRejected: {
          target: 'awaited',
          actions: {
            type: 'tell',
            params: ({ context, event }) => ({
              to: { party: context.client },
              about: 'papers' as const,
              text: 'act.notice.rejected',
              params: { number: context.number, reason: { inbox: event.reason } },
              buttons: [{ text: 'act.button.actSigned', form: 'signed' }],
            }),
          },
        },
      },
    },
    dropped: { type: 'final' },
    signed: {
      type: 'final',
      entry: enqueueActions(({ context, enqueue }) => {
        const fact = { type: 'actSigned', act: context.id };
        for (const caseId of context.orders)
          enqueue({ type: 'command', params: { process: 'transport-order', caseId, fact } });
      }),
    },
  },
});

function toBeSignedBy({ openedAt, rejectedAt }: Act, zone: string): string {
  const end = (from: string, days: number) => addWorkingDays(from, days, zone, { atHour: END_OF_DAY });
  const first = end(openedAt, TO_SIGN);
  const again = rejectedAt === undefined ? first : end(rejectedAt, TO_CORRECT);
  return again > first ? again : first;
}
