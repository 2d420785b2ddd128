import type { Change, changesSince, Excess, Verdict, Vote } from '../../approvals/index.ts';
import type { Entry } from '../../cases/entry.ts';
import { vatText } from '../../forms/show.ts';
import type { Money, VatRate } from '../../money/index.ts';
import { type Text, t } from '../../texts/text.ts';

/** Said in place of a number that is not known; never a zero. */
export const UNKNOWN = t('unknown');

const SUBJECTS: Record<string, Text> = {
  quote: t('approval.subject.quote'),
  discount: t('approval.subject.discount'),
  deferral: t('approval.subject.deferral'),
};

/** What is asked about. */
export function subjectText(name: string): Text {
  return SUBJECTS[name] ?? t('approval.subject.other');
}

const VERDICT: Record<Verdict, Text> = {
  approved: t('approval.verdict.approved'),
  rejected: t('approval.verdict.rejected'),
  returned: t('approval.verdict.returned'),
};

/** "Approved", without who and when. */
export function verdictName(verdict: Verdict): Text {
  return VERDICT[verdict];
}

/** "Approved — Viktor for Marina, Tue 14:02". */
export function verdictText({ verdict, by, person, at }: Vote): Text {
  const params = { what: { text: VERDICT[verdict] }, who: { person: by }, at: { at } };
  return by === person ? t('approval.vote', params) : t('approval.voteFor', { ...params, whom: { person } });
}

const EXCESS: Record<Excess, Text> = {
  margin: t('approval.excess.margin'),
  sum: t('approval.excess.sum'),
  limit: t('approval.excess.limit'),
  overdue: t('approval.excess.overdue'),
  days: t('approval.excess.days'),
};

export function excessTexts(excesses: readonly Excess[]): Text[] {
  return excesses.map((one) => EXCESS[one]);
}

const FIGURE: Record<Change['figure'], Text> = {
  sum: t('approval.figure.sum'),
  cost: t('approval.figure.cost'),
  vat: t('approval.figure.vat'),
  days: t('approval.figure.days'),
  discount: t('approval.figure.discount'),
  until: t('approval.figure.until'),
};

type Changes = ReturnType<typeof changesSince>;

/** What is new, by name: "cost, file". */
export function changeNames({ figures, newFiles }: Changes): Text[] {
  return [
    ...figures.map(({ figure }) => FIGURE[figure]),
    ...(newFiles === 0 ? [] : [t('approval.figure.files', { n: newFiles })]),
  ];
}

/** What is new, from what to what: "cost: 80 000 ₽ → 75 000 ₽". */
export function changeTexts({ figures, newFiles }: Changes): Text[] {
  return [
    ...figures.map((change) =>
      t('approval.change', {
        figure: { text: FIGURE[change.figure] },
        before: { text: valueText(change.figure, change.before) },
        after: { text: valueText(change.figure, change.after) },
      }),
    ),
    ...(newFiles === 0 ? [] : [t('approval.figure.files', { n: newFiles })]),
  ];
}

function valueText(figure: Change['figure'], value: Money | VatRate | number | string | undefined): Text {
  if (value === undefined) return UNKNOWN;
  if (figure === 'vat') return vatText(value as VatRate);
  if (figure === 'days') return t('approval.days', { days: value as number });
  if (figure === 'until') return t('day', { day: { day: value as string } });
  return t('money', { sum: { money: value as Money } });
}

const CLOCK: Record<string, Text[]> = {
  questionAsked: [t('approval.recount.paused')],
  questionAnswered: [t('approval.recount.resumed')],
};

/** What the history tells of a question beside who asked it and when: what it does to the deadline. */
export function recount({ fact }: Entry): Text[] {
  return CLOCK[fact.type] ?? [];
}
