import { Temporal } from 'temporal-polyfill';
import { atLocalTime, nextWorkingTime, plusMs, toInstant } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Wait } from '../process.ts';
import type { Carrier } from './context.ts';

/** Papers that come to an end. */
export const PAPERS = ['contract', 'insurance'] as const;
export type PaperKind = (typeof PAPERS)[number];

/** The logistician hears so many days before a paper ends. */
const DAYS_BEFORE = 14;
const DAY_MS = 86_400_000;
/** The production calendar of the company's banks: working mornings are theirs. */
const ZONE = 'Europe/Moscow';
const MORNING = '10:00';

/** The last day of a paper, if it has one. */
function endOf(carrier: Pick<Carrier, PaperKind>, paper: PaperKind): string | undefined {
  return carrier[paper]?.validUntil;
}

/** Papers that are over on a day. */
function expired(carrier: Pick<Carrier, PaperKind>, today: string): PaperKind[] {
  return PAPERS.filter((paper) => (endOf(carrier, paper) ?? today) < today);
}

/** Two weeks before a paper ends its renewal is asked for; one that was over when it was written down is not. */
export function waits({ context, stages }: Case<Carrier>): Wait[] {
  if (stages.known === undefined && stages.renewal === undefined) return [];
  return PAPERS.filter((paper) => context.expiring?.includes(paper) !== true).flatMap((paper): Wait[] => {
    const { validUntil: until, at = '' } = context[paper] ?? {};
    if (until === undefined || until < at.slice(0, 10)) return [];
    const eve = plusMs(until, -DAYS_BEFORE * DAY_MS);
    const morning = nextWorkingTime(eve, ZONE, MORNING);
    return [{ name: `expiry/${paper}/${until}`, at: morning, fact: { type: 'paperExpiring', paper, until } }];
  });
}

/** A paper that was renewed meanwhile asks for nothing. */
export function mayExpire({ context }: Case<Carrier>, fact: Fact): Refusal | null {
  return endOf(context, fact.paper as PaperKind) === fact.until ? null : refuse('paper-renewed');
}

/** The morning of the first day on which one of the papers in question ends. */
export function renewalDue(carrier: Carrier, zone: string): string | undefined {
  const ends = (carrier.expiring ?? []).flatMap((paper) => endOf(carrier, paper) ?? []).toSorted();
  return ends[0] === undefined ? undefined : morningOf(ends[0], zone);
}

function morningOf(day: string, zone: string): string {
  return toInstant(atLocalTime(Temporal.PlainDate.from(day), MORNING, zone));
}

/** "Insurance until 1 December" for each paper. */
export function endTexts(carrier: Carrier, papers: readonly PaperKind[]): Text[] {
  return papers.map((paper) => {
    const day = { day: endOf(carrier, paper) ?? '' };
    return paper === 'contract' ? t('carrier.ends.contract', { day }) : t('carrier.ends.insurance', { day });
  });
}

/** Warnings about papers that are over. */
export function expiryWarnings(carrier: Carrier, today: string): Text[] {
  return expired(carrier, today).map((paper) => {
    const day = { day: endOf(carrier, paper) ?? '' };
    return paper === 'contract'
      ? t('carrier.expired.contract', { day })
      : t('carrier.expired.insurance', { day });
  });
}
