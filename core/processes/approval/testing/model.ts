import type { Bench, Submission } from '../../../approvals/index.ts';
import { rub } from '../../testing/money.ts';
import { INN, seller } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { Approval } from '../context.ts';
import { approval } from '../index.ts';

export const PARTY = `k${INN}`;

/** A quote of the seller's; what is told of it, is told in the place of the usual. */
export function submission(told: Partial<Submission> = {}): Submission {
  return {
    subject: { process: 'deal', caseId: 'd1', name: 'quote' },
    number: '12',
    client: PARTY,
    requester: seller.id,
    version: 1,
    files: ['f1'],
    reason: 'i1',
    figures: { sum: rub(100_000_00), cost: rub(80_000_00), vat: 22 },
    ...told,
  };
}

export function bench(of: Bench['of'], ...people: string[]): Bench {
  return { role: 'director', of, hours: 4, escalation: 'head', people };
}

export const named = (round: number, ...benches: Bench[]) => ({
  type: 'approversNamed',
  round,
  order: 'sequence',
  excesses: [],
  benches,
});

const { type: _, ...one } = named(1, bench('any', 'director'));
const ANEW = { submitted: 'caravan', recalled: 'caravan' };
const ABOVE = 'approver, director, head';
const OPEN = {
  ...ANEW,
  approved: 'approver',
  rejected: 'approver',
  returned: 'approver',
  questionAsked: 'approver',
  transferred: 'approver',
  approverAdded: 'approver',
  reassigned: ABOVE,
  requestWithdrawn: 'requester',
  reminded: 'requester',
};
const DECIDING = 'deciding+deciding.votes+deciding.question+deciding.question';

export const model: Model = {
  process: approval,
  caseId: 'yd1-quote',
  partyId: PARTY,
  opened: [{ fact: { type: 'approvalOpened' }, by: null }],
  facts: {
    submitted: [{ ...submission() }],
    recalled: [{}],
    approversNamed: [
      one,
      { ...one, benches: [bench('majority', 'director', 'head', 'accountant')] },
      { ...one, benches: [bench('any')] },
      { ...one, round: 2 },
    ],
    approved: [{}],
    rejected: [{ comment: 'i2' }],
    returned: [{ comment: 'i3' }],
    questionAsked: [{ words: 'i4' }],
    questionAnswered: [{ words: 'i5' }],
    transferred: [{ to: 'logistician-2' }, { to: 'sales-1' }],
    approverAdded: [{ person: 'logistician-2' }],
    reassigned: [
      { from: 'director', to: 'logistician-2' },
      { from: 'logistician-2', to: 'director' },
    ],
    requestWithdrawn: [{}],
    reminded: [{}],
    soughtAgain: [{}],
  },
  sign: ({ rounds }: Approval) => {
    const { benches = [], votes = [], remindedAt, ended } = rounds.at(-1) ?? {};
    const asked = benches.map(({ people }) => people.toSorted());
    const cast = votes.map(({ person, verdict }) => `${person} ${verdict}`).toSorted();
    return [Math.min(rounds.length, 2), asked, cast, remindedAt, ended?.as];
  },
  rights: {
    unasked: ANEW,
    naming: { ...ANEW, approversNamed: 'caravan' },
    nobody: { ...ANEW, soughtAgain: 'requester', requestWithdrawn: 'requester' },
    [`${DECIDING}.none`]: OPEN,
    [`${DECIDING}.open`]: { ...OPEN, questionAnswered: 'requester' },
    approved: ANEW,
    rejected: ANEW,
    returned: ANEW,
    withdrawn: ANEW,
    recalled: ANEW,
  },
};
