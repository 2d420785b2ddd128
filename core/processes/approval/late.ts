import { changesSince } from '../../approvals/index.ts';
import type { Case } from '../../cases/case.ts';
import type { Refusal } from '../../cases/refusal.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Press } from '../process.ts';
import type { Approval, Round } from './context.ts';
import { changeNames, verdictText } from './words.ts';

const ENDED = { withdrawn: 'approval.late.withdrawn', recalled: 'approval.late.recalled' } as const;

/**
 * What is said to a press that comes too late, where the usual words say too little: a new version was sent and what
 * is new in it, who has decided and when, to whom it was handed over.
 */
export function late({ context: { rounds } }: Case<Approval>, press: Press): Refusal | null {
  const round = rounds.at(-1);
  const text = round === undefined ? null : truth(round, rounds.at(-2), press);
  return text === null ? null : { code: 'already-decided', text };
}

function truth(round: Round, before: Round | undefined, { people, stageSeq }: Press): Text | null {
  const { submission, decided, ended, votes, handovers } = round;
  if (before !== undefined && stageSeq !== undefined && stageSeq < round.seq) {
    const changes = changeNames(changesSince(before.submission, submission));
    return t('approval.late.superseded', {
      version: submission.version,
      n: changes.length,
      changes: { list: changes },
    });
  }
  if (decided !== undefined) return t('approval.late.decided', { what: { text: verdictText(decided) } });
  if (ended !== undefined) return t(ENDED[ended.as], { at: { at: ended.at } });
  const own = votes.findLast(({ person, by }) => people.includes(by) || people.includes(person));
  if (own !== undefined) return t('approval.late.voted', { what: { text: verdictText(own) } });
  const handed = handovers.findLast(({ from }) => people.includes(from));
  return handed === undefined
    ? null
    : t('approval.late.handedOver', { to: { person: handed.to }, at: { at: handed.at } });
}
