import { changesSince, exposureAfter, marginOf } from '../../approvals/index.ts';
import type { Case } from '../../cases/case.ts';
import type { PastDecision, Standing } from '../../credit/standing.ts';
import { vatText } from '../../forms/show.ts';
import type { Line } from '../../messages/screen.ts';
import type { Money } from '../../money/index.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import { moneyText, type Row, rowLines, rowTexts } from '../payment-rows.ts';
import { type Approval, askedNow, type Round } from './context.ts';
import { changeTexts, excessTexts, subjectText, UNKNOWN, verdictName, verdictText } from './words.ts';

const label = (key: string): Text => t(`approval.label.${key}`);
const said = (words: string): Text => t('verbatim', { words: { inbox: words } });
const bullet = (text: Text): Text => t('approval.card.bullet', { text: { text } });
const list = (items: Text[]): Text => t('list', { items: { list: items } });
const lines = (items: Text[]): Text => t('approval.lines', { items: { lines: items.map(bullet) } });
const known = (sum: Money | undefined): Text => (sum === undefined ? UNKNOWN : moneyText(sum));

/** The decision card: everything a decision needs, as it was when it was asked for (S2-22, S2-23, S2-27). */
export function decisionRows({ rounds }: Approval): Row[] {
  const round = rounds.at(-1);
  if (round === undefined) return [];
  return [
    [label('reason'), said(round.submission.reason)],
    ...asker(round),
    ...client(round),
    ...figures(round),
    ...credit(round),
    ...(round.excesses.length === 0
      ? []
      : ([[label('excesses'), list(excessTexts(round.excesses))]] as Row[])),
    ...history(rounds),
    ...questions(round),
  ];
}

function asker({ submission: { requester } }: Round): Row[] {
  return [[label('requester'), t('person', { name: { person: requester } })]];
}

function client({ submission: { client: party, goods, standing } }: Round): Row[] {
  return [
    [label('client'), t('party', { name: { party } })],
    ...(goods === undefined ? [] : ([[label('goods'), verbatim(goods)]] as Row[])),
    [label('terms'), standing === undefined ? UNKNOWN : termsText(standing)],
  ];
}

/** Grade, limit and days, and who said so. */
function termsText({ grade, limit, days, setBy, setOn }: Standing): Text {
  const terms = list([
    grade === undefined ? t('approval.card.noGrade') : t('approval.card.grade', { grade }),
    limit === undefined ? t('approval.card.noLimit') : t('approval.card.limit', { limit: { money: limit } }),
    ...(days === undefined ? [] : [t('approval.days', { days })]),
  ]);
  if (setBy === undefined || setOn === undefined) return terms;
  return t('approval.card.termsSet', {
    terms: { text: terms },
    who: { person: setBy },
    day: { day: setOn },
  });
}

function figures({ submission }: Round): Row[] {
  const { sum, cost, vat, discount, days, until } = submission.figures;
  const margin = marginOf(submission);
  const marginText =
    margin === undefined
      ? UNKNOWN
      : t('approval.card.margin', { left: { money: margin.left }, percent: margin.percent });
  const total = vat === undefined ? moneyText(sum) : list([moneyText(sum), vatText(vat)]);
  return [
    [label('sum'), total],
    ...(discount === undefined ? [] : ([[label('discount'), moneyText(discount)]] as Row[])),
    [label('cost'), known(cost)],
    [label('margin'), marginText],
    ...(days === undefined ? [] : ([[label('days'), t('approval.days', { days })]] as Row[])),
    ...(until === undefined ? [] : ([[label('until'), t('day', { day: { day: until } })]] as Row[])),
  ];
}

/** What the client would owe with this against its limit, and what it has not paid in time. */
function credit({ submission }: Round): Row[] {
  const { standing } = submission;
  const against = t('approval.card.exposure', {
    after: { text: known(exposureAfter(submission)) },
    limit: { text: known(standing?.limit) },
  });
  const late = standing?.overdue;
  const isNone = late !== undefined && late.minor === 0;
  const decided = standing?.decisions ?? [];
  return [
    [label('exposure'), against],
    [label('overdue'), isNone ? t('approval.card.noOverdue') : known(late)],
    [
      label('decisions'),
      decided.length === 0 ? t('approval.card.noDecisions') : lines(decided.map(decisionText)),
    ],
  ];
}

function decisionText({ name, number, verdict, at, by, sum }: PastDecision): Text {
  return t('approval.card.decision', {
    subject: { text: subjectText(name) },
    number,
    verdict: { text: verdictName(verdict) },
    sum: { text: known(sum) },
    who: { person: by },
    at: { at, as: 'day' },
  });
}

/** What is new since the version before, and why that one came back. */
function history(rounds: readonly Round[]): Row[] {
  const [round, before] = rounds.toReversed();
  if (round === undefined || before === undefined) return [];
  const changes = changeTexts(changesSince(before.submission, round.submission));
  const returned = rounds.findLast(({ decided }) => decided?.verdict === 'returned')?.decided;
  return [
    [label('changes'), changes.length === 0 ? t('approval.card.noChanges') : lines(changes)],
    ...(returned?.comment === undefined
      ? []
      : ([
          [
            label('returned'),
            t('approval.card.returned', { words: { inbox: returned.comment }, who: { person: returned.by } }),
          ],
        ] as Row[])),
  ];
}

function questions(round: Round): Row[] {
  return round.questions.map(({ by, words, answer }): Row => {
    const asked = { who: { person: by }, question: { inbox: words } };
    const text =
      answer === undefined
        ? t('approval.card.question', asked)
        : t('approval.card.answered', { ...asked, answer: { inbox: answer.words } });
    return [label('question'), text];
  });
}

/** What whoever has the stage's task must know: the approver all, the requester what is asked. */
export function brief({ context }: Case<Approval>, stage: string): Text[] {
  if (stage === 'deciding.votes') return rowTexts(decisionRows(context));
  const round = context.rounds.at(-1);
  return stage === 'deciding.question.open' && round !== undefined ? rowTexts(questions(round)) : [];
}

/** The approval at a glance, for colleagues: the decision card, who is asked, and what was decided. */
export function card({ context }: Case<Approval>): (Line | 'gap')[] {
  const asked = askedNow(context).map((person) => t('person', { name: { person } }));
  const votes = context.rounds.flatMap(({ submission, votes: cast }) =>
    cast.map((vote): Row => {
      const text = t('approval.card.vote', {
        version: submission.version,
        vote: { text: verdictText(vote) },
        words: vote.comment === undefined ? '' : { inbox: vote.comment },
        hasWords: vote.comment === undefined ? 'no' : 'yes',
      });
      return [label('vote'), text];
    }),
  );
  return [
    ...rowLines(decisionRows(context)),
    ...(asked.length + votes.length === 0 ? [] : (['gap'] as const)),
    ...(asked.length === 0 ? [] : rowLines([[label('asked'), list(asked)]])),
    ...rowLines(votes),
  ];
}
