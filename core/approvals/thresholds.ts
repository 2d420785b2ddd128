import { addMoney, compareMoney, type Money, subtractMoney } from '../money/index.ts';
import type { Figures, Submission } from './submission.ts';

/** What a submission is judged by. */
export type Judged = Pick<Submission, 'figures' | 'standing'>;

/**
 * Where somebody above has to look; one of them is enough. A number that is not known is no proof that all is well: what
 * it would have to show counts as beyond.
 */
export interface Threshold {
  /** Margin in per cent of the sum below this. */
  marginBelow?: number;
  /** The sum above one of these; in a currency without a line of its own, any sum is. */
  sumAbove?: readonly Money[];
  /** On credit, what the client would owe with this deal is more than its limit. */
  beyondLimit?: true;
  /** The client has not paid in time before. */
  overdue?: true;
  /** More days of deferral than the client may have. */
  daysBeyond?: true;
}

/** Which of the thresholds were passed, for the card to say. */
export const EXCESSES = ['margin', 'sum', 'limit', 'overdue', 'days'] as const;
export type Excess = (typeof EXCESSES)[number];

export function beyond(threshold: Threshold, judged: Judged): Excess[] {
  const passed: Record<Excess, boolean> = {
    margin: threshold.marginBelow !== undefined && isMarginBelow(threshold.marginBelow, judged),
    sum: threshold.sumAbove !== undefined && isSumAbove(threshold.sumAbove, judged),
    limit: threshold.beyondLimit === true && isBeyondLimit(judged),
    overdue: threshold.overdue === true && isOverdue(judged),
    days: threshold.daysBeyond === true && (judged.figures.days ?? 0) > (judged.standing?.days ?? 0),
  };
  return EXCESSES.filter((one) => passed[one]);
}

/** What the sum leaves over the cost, and how many per cent of the sum (one decimal); undefined where it cannot be said. */
export function marginOf({ figures }: Pick<Judged, 'figures'>): { left: Money; percent: number } | undefined {
  const { sum, cost } = figures;
  if (cost === undefined || cost.currency !== sum.currency || sum.minor <= 0) return undefined;
  const left = subtractMoney(sum, cost);
  return { left, percent: Math.round((left.minor * 1000) / sum.minor) / 10 };
}

/** What the client would owe us with this deal; undefined where it cannot be said. */
export function exposureAfter({ figures, standing }: Judged): Money | undefined {
  const { exposure } = standing ?? {};
  if (exposure === undefined || exposure.currency !== figures.sum.currency) return undefined;
  return isPrepaid(figures) ? exposure : addMoney(exposure, figures.sum);
}

/** What is paid in advance adds to no debt. */
function isPrepaid({ days, until }: Figures): boolean {
  return days === 0 && until === undefined;
}

/** Whether the client pays later than it gets. */
function isOnCredit({ figures: { days = 0, until } }: Judged): boolean {
  return days > 0 || until !== undefined;
}

/** Compared exactly: what is shown rounded to the threshold may still be below it. */
function isMarginBelow(percent: number, { figures }: Judged): boolean {
  const margin = marginOf({ figures });
  return margin === undefined || margin.left.minor * 100 < percent * figures.sum.minor;
}

function isSumAbove(lines: readonly Money[], { figures: { sum } }: Judged): boolean {
  const own = lines.find(({ currency }) => currency === sum.currency);
  return own === undefined || compareMoney(sum, own) > 0;
}

function isBeyondLimit(judged: Judged): boolean {
  if (!isOnCredit(judged)) return false;
  const after = exposureAfter(judged);
  const { limit } = judged.standing ?? {};
  return after === undefined || limit === undefined || limit.currency !== after.currency
    ? true
    : compareMoney(after, limit) > 0;
}

function isOverdue(judged: Judged): boolean {
  const { overdue } = judged.standing ?? {};
  return overdue === undefined ? isOnCredit(judged) : overdue.minor > 0;
}
