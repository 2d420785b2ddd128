import { excessesOf, policyFor, stepsFor } from '../../approvals/index.ts';
import { type Text, t } from '../../texts/text.ts';
import { type Approval, askedNow, type Round, roundOf } from './context.ts';

interface Of {
  context: Approval;
}

const CARD = [{ text: 'approval.button.open' }];
const REQUESTER = { role: 'requester' } as const;

function names(people: readonly string[]): { list: Text[] } {
  return { list: people.map((person) => t('person', { name: { person } })) };
}

/** Who is to decide: the policy as it is today, written down with the round. */
export const SOUGHT = {
  type: 'muster',
  params: ({ context }: Of) => {
    const { submission } = roundOf(context);
    const policy = policyFor(submission.subject);
    return {
      requester: submission.requester,
      steps: stepsFor(policy, submission).map(({ role, of, hours, escalation }) => ({
        role,
        of,
        hours,
        escalation,
      })),
      fact: {
        type: 'approversNamed',
        round: context.rounds.length,
        order: policy.order,
        excesses: excessesOf(policy, submission),
      },
    };
  },
} as const;

/** The requester hears who was asked, and has a way to withdraw or remind. */
export const ASKED_THEM = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: REQUESTER,
    text: 'approval.notice.asked',
    params: { people: names(askedNow(context)) },
    buttons: CARD,
  }),
} as const;

export const NOBODY = { type: 'tell', params: { to: REQUESTER, text: 'approval.notice.nobody' } } as const;

/** Those who are asked hear that somebody waits, with the buttons to decide. */
export const REMINDED = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { role: 'approver' as const },
    text: 'approval.notice.reminded',
    params: { who: { person: roundOf(context).submission.requester } },
    stage: 'deciding.votes',
  }),
} as const;

export const HANDED_OVER = {
  type: 'tell',
  params: ({ context }: Of) => {
    const { from = '', to = '' } = roundOf(context).handovers.at(-1) ?? {};
    return {
      to: REQUESTER,
      text: 'approval.notice.handedOver',
      params: { from: { person: from }, to: { person: to } },
    };
  },
} as const;

export const ADDED = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: REQUESTER,
    text: 'approval.notice.added',
    params: { people: names(roundOf(context).benches.at(-1)?.people ?? []) },
  }),
} as const;

/** Whoever asked hears the answer, with the buttons to decide. */
export const ANSWERED = {
  type: 'tell',
  params: ({ context }: Of) => {
    const { by = '', words = '', answer } = roundOf(context).questions.at(-1) ?? {};
    return {
      to: { person: by },
      text: 'approval.notice.answered',
      params: { question: { inbox: words }, answer: { inbox: answer?.words ?? '' } },
      stage: 'deciding.votes',
      files: answer?.files ?? [],
    };
  },
} as const;

/** The case that asked hears what was decided (S2-24 to S2-27). */
export function verdictTo({ submission: { subject, version }, decided }: Round) {
  const { verdict, comment, by, person } = decided as NonNullable<Round['decided']>;
  return {
    type: 'command' as const,
    params: {
      process: subject.process,
      caseId: subject.caseId,
      fact: {
        type: 'approvalDecided',
        name: subject.name,
        version,
        verdict,
        by,
        ...(comment === undefined ? {} : { comment }),
        ...(person === by ? {} : { for: person }),
      },
    },
  };
}

/** The case that asked hears that its requester has taken the request back. */
export function withdrawalTo({ submission: { subject, version } }: Round) {
  const fact = { type: 'approvalWithdrawn', name: subject.name, version };
  return {
    type: 'command' as const,
    params: { process: subject.process, caseId: subject.caseId, fact },
  };
}
