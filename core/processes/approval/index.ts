import { t } from '../../texts/text.ts';
import type { Process } from '../process.ts';
import { brief, card } from './card.ts';
import { type Approval, askedNow, barred, blank, decisions, evolve } from './context.ts';
import { facts } from './facts.ts';
import { forms } from './forms.ts';
import { late } from './late.ts';
import { machine } from './machine.ts';
import { recount, subjectText } from './words.ts';

/**
 * One approval: what a case wants decided about one subject, asked version by version (S2-18 to S2-28). It opens when a
 * case first submits something; who decides, `core/approvals/policies.ts` says.
 */
export const approval: Process<Approval> = {
  name: 'approval',
  version: 1,
  chart: machine,
  blank,
  opens: 'approvalOpened',
  onDemand: true,
  facts,
  evolve,
  // Margins and grades are nobody's but the company's.
  partners: () => ({}),
  holders: ({ rounds }) => {
    const requester = rounds.at(-1)?.submission.requester;
    return requester === undefined ? {} : { requester };
  },
  asked: askedNow,
  barred,
  late,
  standing: ({ rounds }) => rounds.at(-1)?.submission.standing,
  index: ({ rounds }) => {
    const { client, requester } = rounds.at(-1)?.submission ?? {};
    return {
      ...(client === undefined ? {} : { partyId: client }),
      people: requester === undefined ? [] : [requester],
    };
  },
  forms,
  title: ({ context }) => {
    const { subject, number, version, figures } = context.rounds.at(-1)?.submission ?? {};
    if (subject === undefined || figures === undefined) return t('approval.titleBlank');
    return t('approval.title', {
      subject: { text: subjectText(subject.name) },
      number: number ?? '',
      version: version ?? 1,
      sum: { money: figures.sum },
    });
  },
  card,
  recount,
  brief,
  taskFiles: ({ context }, stage) =>
    stage === 'deciding.votes' ? (context.rounds.at(-1)?.submission.files ?? []) : [],
  related: ({ context }) => {
    const { subject, number } = context.rounds.at(-1)?.submission ?? {};
    return subject === undefined
      ? []
      : [{ case: subject.caseId, text: t('approval.card.subject', { number: number ?? '' }) }];
  },
  decisions: ({ context }) => decisions(context),
};
