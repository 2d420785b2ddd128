import { z } from 'zod';
import { instantSchema, type LocalDate, localDateOf, localDateSchema } from '../calendar/index.ts';
import { currencies, currencySchema, type Money, moneySchema, totalOf } from '../money/index.ts';

/** How far a client is trusted: A the most, D the least. */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

/** What a client may owe, and who said so. */
const creditTermsSchema = z.object({
  grade: z.enum(GRADES).optional(),
  limit: moneySchema.optional(),
  /** Days of deferral that nobody is asked for. */
  days: z.int().min(0).optional(),
  setBy: z.string().optional(),
  setOn: localDateSchema.optional(),
});
export type CreditTerms = z.infer<typeof creditTermsSchema>;

/** What was decided for the client: one verdict of one approval. */
const pastDecisionSchema = z.object({
  caseId: z.string(),
  name: z.string(),
  number: z.string(),
  verdict: z.enum(['approved', 'rejected', 'returned']),
  at: instantSchema,
  by: z.string(),
  sum: moneySchema.optional(),
});
export type PastDecision = z.infer<typeof pastDecisionSchema>;

/**
 * What is known of a client's credit at a moment. A number that is not known is absent, never zero; zero means that
 * nothing is owed.
 */
export const standingSchema = creditTermsSchema.extend({
  /** All that is not paid yet. */
  exposure: moneySchema.optional(),
  /** The part of it whose day has passed. */
  overdue: moneySchema.optional(),
  overdueItems: z.array(
    z.object({ caseId: z.string(), number: z.string(), rest: moneySchema, due: localDateSchema }),
  ),
  /** In which currencies the client owes, where they are several: the sums are then unknown, for they do not add up. */
  mixed: z.array(currencySchema).optional(),
  /** The last five for this client, newest first. */
  decisions: z.array(pastDecisionSchema),
  takenAt: instantSchema,
});
export type Standing = z.infer<typeof standingSchema>;

/** What the client of a case owes us in it. */
export interface Owed {
  number: string;
  sum: Money;
  rest: Money;
  /** The last day on which it may be paid; absent while no papers let the days run. */
  due?: LocalDate;
}

export interface OwedItem extends Owed {
  caseId: string;
}

const LAST_DECISIONS = 5;

/** What a standing is made of, as the stores give it. */
export interface Known {
  terms: CreditTerms;
  owed: readonly OwedItem[];
  decisions: readonly PastDecision[];
  /** The moment, and the zone by whose clock a day has passed. */
  at: string;
  zone: string;
}

/** Puts together what is known of a client's credit. */
export function standingOf({ terms, owed, decisions, at, zone }: Known): Standing {
  const today = localDateOf(at, zone);
  const late = owed.flatMap(({ due, ...item }) =>
    due !== undefined && isOverdue(due, today) ? [{ ...item, due }] : [],
  );
  const mixed = currencies.filter((one) => owed.some(({ rest }) => rest.currency === one));
  const nothing: Money = { minor: 0, currency: mixed[0] ?? terms.limit?.currency ?? 'RUB' };
  const sums = (items: readonly OwedItem[]) => totalOf([nothing, ...items.map(({ rest }) => rest)]);
  return {
    ...terms,
    ...(mixed.length > 1 ? { mixed } : { exposure: sums(owed), overdue: sums(late) }),
    overdueItems: late
      .toSorted((one, other) => (one.due < other.due ? -1 : 1))
      .map(({ caseId, number, rest, due }) => ({ caseId, number, rest, due })),
    decisions: decisions.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, LAST_DECISIONS),
    takenAt: at,
  };
}

/** The day itself is still in time. */
export function isOverdue(due: LocalDate, today: LocalDate): boolean {
  return due < today;
}
