import { z } from 'zod';
import { standingSchema } from '../credit/standing.ts';
import { moneySchema, paymentAmountSchema, vatRateSchema } from '../money/index.ts';

/**
 * The numbers a decision is about, frozen as they were when it was asked for (S2-18 to S2-23, S2-32, S2-43). One that is
 * not known is absent, never zero.
 */
export const figuresSchema = z.object({
  /** What the client is to pay and what it costs us, both with VAT. */
  sum: paymentAmountSchema,
  cost: moneySchema.optional(),
  vat: vatRateSchema.optional(),
  /** Days of deferral that the client is to get. */
  days: z.int().min(0).optional(),
  /** How much is taken off the sum that was quoted before. */
  discount: moneySchema.optional(),
  /** The day until which payment is deferred (S2-46). */
  until: z.iso.date().optional(),
});
export type Figures = z.infer<typeof figuresSchema>;

/** What a process wants decided: a copy of its own, so that what changes later changes no card (S2-18 to S2-23). */
export const submissionSchema = z.object({
  /** The case that asks, and what about (`quote`, `discount`, `deferral`): the key into the policies. */
  subject: z.object({ process: z.string(), caseId: z.string(), name: z.string() }),
  /** Number of the deal, as people name it. */
  number: z.string(),
  /** The client's case. */
  client: z.string(),
  /** What the client is to get, as the case says it. */
  goods: z.string().optional(),
  /** Id of the person who asks; never decides himself. */
  requester: z.string(),
  /** Grows with each submission of the same subject. */
  version: z.int().min(1),
  files: z.array(z.string()),
  /** Why approval is needed (S2-19): words in the inbox. */
  reason: z.string(),
  figures: figuresSchema,
  /** What was known of the client's credit then. */
  standing: standingSchema.optional(),
});
export type Submission = z.infer<typeof submissionSchema>;

/** How a round ends (S2-24 to S2-26). */
export const VERDICTS = ['approved', 'rejected', 'returned'] as const;
export const verdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdictSchema>;

/** What the case that asked hears: `approvalDecided`. */
export const approvalDecidedSchema = z.object({
  name: z.string(),
  version: z.int().min(1),
  verdict: verdictSchema,
  /** What is to be corrected, or why not (S2-27): words in the inbox. */
  comment: z.string().optional(),
  /** Who decided, and for which absent colleague. */
  by: z.string(),
  for: z.string().optional(),
});
export type ApprovalDecided = z.infer<typeof approvalDecidedSchema>;

/** What the case that asked hears when its requester takes the request back: `approvalWithdrawn`. */
export const approvalWithdrawnSchema = z.object({ name: z.string(), version: z.int().min(1) });

/** The approval of a subject is found by the case that asks and by what about. */
export function approvalId(caseId: string, name: string): string {
  return `y${caseId}-${name}`;
}
