import { enqueueActions, setup } from 'xstate';
import { openBenches, type Verdict } from '../../approvals/index.ts';
import { ladder } from '../../obligations/ladders.ts';
import type { Rung } from '../../obligations/obligation.ts';
import { effects } from '../effects.ts';
import { type Approval, roundOf } from './context.ts';
import { decideBy, pausesOf } from './deadline.ts';
import type { ApprovalFact } from './facts.ts';
import {
  ADDED,
  ANSWERED,
  ASKED_THEM,
  HANDED_OVER,
  NOBODY,
  REMINDED,
  SOUGHT,
  verdictTo,
  withdrawalTo,
} from './notices.ts';

const WITHDRAW = { fact: 'requestWithdrawn', aside: true } as const;
const ANEW = { submitted: '#approval.naming' } as const;

/** Who hears of the silence of the step that is open, as the policy says. */
function above(approval: Approval) {
  return openBenches(roundOf(approval))[0]?.escalation ?? 'head';
}

/** The usual ladder; whom it ends with, the step of the round says. */
const LADDER: Rung[] = ladder('head').map((rung) =>
  rung.to === 'head' ? { ...rung, instead: above } : rung,
);

/** An approval: asked, decided by those whom the policy names, and asked anew with every version (S2-18 to S2-28). */
export const machine = setup({
  types: {
    context: {} as Approval,
    events: {} as ApprovalFact,
    input: {} as { context: Approval; caseId: string },
  },
  actions: {
    ...effects,
    tellSubject: enqueueActions(({ context, enqueue }) => enqueue(verdictTo(roundOf(context)))),
    tellOfWithdrawal: enqueueActions(({ context, enqueue }) => enqueue(withdrawalTo(roundOf(context)))),
  },
  guards: {
    nobodyMayDecide: ({ context }) => roundOf(context).benches.some(({ people }) => people.length === 0),
    isApproved: ({ context }) => came(context, 'approved'),
    isRejected: ({ context }) => came(context, 'rejected'),
    isReturned: ({ context }) => came(context, 'returned'),
  },
}).createMachine({
  id: 'approval',
  context: ({ input }) => input.context,
  initial: 'unasked',
  // A case that is over recalls what it has asked, whatever became of it.
  on: { recalled: {} },
  states: {
    unasked: { meta: { owner: 'requester', rest: true, buttons: [] }, on: ANEW },
    /** Caravan looks up who may decide. */
    naming: {
      meta: { owner: 'requester', rest: true, buttons: [] },
      entry: SOUGHT,
      on: {
        approversNamed: [{ guard: 'nobodyMayDecide', target: 'nobody' }, { target: 'deciding' }],
        submitted: { target: 'naming', reenter: true },
        recalled: 'recalled',
      },
    },
    /** Nobody decides on his own request, and there is nobody else. */
    nobody: {
      meta: {
        owner: 'requester',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'soughtAgain' }, WITHDRAW],
      },
      entry: NOBODY,
      on: {
        soughtAgain: 'naming',
        requestWithdrawn: { target: 'withdrawn', actions: 'tellOfWithdrawal' },
        recalled: 'recalled',
        ...ANEW,
      },
    },
    deciding: {
      type: 'parallel',
      meta: {
        owner: 'requester',
        rest: true,
        buttons: [{ fact: 'reminded' }, { fact: 'reassigned', form: 'reassign' }, WITHDRAW],
      },
      entry: ASKED_THEM,
      on: {
        reminded: { actions: REMINDED },
        reassigned: { actions: HANDED_OVER },
        requestWithdrawn: { target: 'withdrawn', actions: 'tellOfWithdrawal' },
        recalled: 'recalled',
        approved: [{ guard: 'isApproved', target: 'approved', actions: 'tellSubject' }, {}],
        rejected: [
          { guard: 'isRejected', target: 'rejected', actions: 'tellSubject' },
          { guard: 'isReturned', target: 'returned', actions: 'tellSubject' },
          {},
        ],
        returned: [{ guard: 'isReturned', target: 'returned', actions: 'tellSubject' }, {}],
        ...ANEW,
      },
      states: {
        votes: {
          meta: {
            owner: 'approver',
            deadline: { at: decideBy, turn: pausesOf },
            ladder: LADDER,
            buttons: [
              { fact: 'approved' },
              { fact: 'returned', form: 'return' },
              { fact: 'rejected', form: 'reject' },
              { fact: 'questionAsked', form: 'ask' },
              { fact: 'transferred', form: 'transfer', aside: true },
              { fact: 'approverAdded', form: 'add', aside: true },
            ],
          },
          on: { transferred: { actions: HANDED_OVER }, approverAdded: { actions: ADDED } },
        },
        question: {
          initial: 'none',
          states: {
            none: {
              meta: { owner: 'requester', rest: true, buttons: [] },
              on: { questionAsked: 'open' },
            },
            /** Whoever asked goes on once it is answered. */
            open: {
              meta: {
                owner: 'requester',
                deadline: { workingHours: 4 },
                ladder: ladder('head'),
                buttons: [{ fact: 'questionAnswered', form: 'answer' }],
              },
              on: {
                questionAsked: { actions: { type: 'renew', params: { stage: 'deciding.question.open' } } },
                questionAnswered: { target: 'none', actions: ANSWERED },
              },
            },
          },
        },
      },
    },
    approved: { meta: { owner: 'requester', rest: true, buttons: [] }, on: ANEW },
    rejected: { meta: { owner: 'requester', rest: true, buttons: [] }, on: ANEW },
    returned: { meta: { owner: 'requester', rest: true, buttons: [] }, on: ANEW },
    withdrawn: { meta: { owner: 'requester', rest: true, buttons: [] }, on: ANEW },
    recalled: { meta: { owner: 'requester', rest: true, buttons: [] }, on: ANEW },
  },
});

function came(approval: Approval, verdict: Verdict): boolean {
  return roundOf(approval).decided?.verdict === verdict;
}
