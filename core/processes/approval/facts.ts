import { z } from 'zod';
import { benchSchema, EXCESSES, submissionSchema } from '../../approvals/index.ts';
import { type Refusal, refuse, saidAt } from '../../cases/refusal.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { type Approval, askedNow, roundOf } from './context.ts';

const APPROVER: By[] = ['approver'];
const REQUESTER: By[] = ['requester'];

/** How long the requester lets those who were reminded alone. */
const REMIND_AFTER_MINUTES = 120;

/** Words in the inbox. */
const words = z.string().min(1);
const commented = z.object({ comment: words });

/** Whoever asks, is asked already or has decided, himself or through a substitute, is not asked once more. */
function cannotBeAsked({ context }: { context: Approval }, person: unknown, field: string): Refusal | null {
  const { submission, votes } = roundOf(context);
  if (person === submission.requester) return saidAt(field, refuse('approver-is-requester'));
  const isThere =
    askedNow(context).includes(String(person)) ||
    votes.some((vote) => vote.by === person || vote.person === person);
  return isThere ? saidAt(field, refuse('approver-asked-already')) : null;
}

/** Every fact of an approval: what it holds and who may bring it about (S2-21 to S2-27). */
export const facts = {
  approvalOpened: { data: z.object({}), by: ['caravan'] },
  submitted: { data: submissionSchema, by: ['caravan'] },
  /** The case that asked is over, or takes its request back. */
  recalled: { data: z.object({}), by: ['caravan'] },
  approversNamed: {
    data: z.object({
      /** For which round they were sought; the answer for an older one comes too late. */
      round: z.int().min(1),
      order: z.enum(['sequence', 'parallel']),
      excesses: z.array(z.enum(EXCESSES)),
      benches: z.array(benchSchema),
    }),
    by: ['caravan'],
    check: ({ context }, { round }) => (round === context.rounds.length ? null : refuse('round-passed')),
  },
  approved: { data: z.object({}), by: APPROVER },
  /** S2-25: for good. */
  rejected: { data: commented, by: APPROVER },
  /** S2-26, S2-27: to be corrected. */
  returned: { data: commented, by: APPROVER },
  questionAsked: { data: z.object({ words }), by: APPROVER },
  questionAnswered: {
    data: z.object({ words, files: z.array(z.string()).default([]) }),
    by: REQUESTER,
  },
  /** Somebody else is to decide in the place of whoever was asked. */
  transferred: {
    data: z.object({ to: z.string() }),
    by: APPROVER,
    check: (at, { to }) => cannotBeAsked(at, to, 'to'),
  },
  approverAdded: {
    data: z.object({ person: z.string() }),
    by: APPROVER,
    check: (at, { person }) => cannotBeAsked(at, person, 'person'),
  },
  /** Those above may hand over for somebody who does not answer. */
  reassigned: {
    data: z.object({ from: z.string(), to: z.string() }),
    by: ['head', 'director'],
    check: (at, { from, to }) =>
      askedNow(at.context).includes(String(from))
        ? cannotBeAsked(at, to, 'to')
        : saidAt('from', refuse('approver-not-asked')),
  },
  requestWithdrawn: { data: z.object({}), by: REQUESTER },
  reminded: {
    data: z.object({}),
    by: REQUESTER,
    check: ({ context }, _, at) => {
      const { remindedAt } = roundOf(context);
      const isFresh =
        remindedAt !== undefined && Date.parse(at) - Date.parse(remindedAt) < REMIND_AFTER_MINUTES * 60_000;
      return isFresh ? refuse('approver-reminded-lately', { at: { at: remindedAt, as: 'time' } }) : null;
    },
  },
  /** Nobody could decide; perhaps there is somebody by now. */
  soughtAgain: { data: z.object({}), by: REQUESTER },
} satisfies Record<string, FactRule<Approval>>;

export type ApprovalFact = FactsOf<typeof facts>;
