import type { Figures, Submission } from './submission.ts';

/** What of a submission may differ from the one before. */
export const CHANGEABLE = ['sum', 'cost', 'vat', 'days', 'discount', 'until'] as const;

/** One figure, as it was and as it is; absent where it was or is not known. */
export type Change = {
  [Key in (typeof CHANGEABLE)[number]]: { figure: Key; before?: Figures[Key]; after?: Figures[Key] };
}[(typeof CHANGEABLE)[number]];

type Compared = Pick<Submission, 'figures' | 'files'>;

/** What is new since the version before: figure by figure, and how many files were not there. */
export function changesSince(before: Compared, after: Compared): { figures: Change[]; newFiles: number } {
  const figures = CHANGEABLE.filter(
    (figure) => JSON.stringify(before.figures[figure]) !== JSON.stringify(after.figures[figure]),
  ).map((figure) => ({ figure, before: before.figures[figure], after: after.figures[figure] }) as Change);
  return { figures, newFiles: after.files.filter((file) => !before.files.includes(file)).length };
}
