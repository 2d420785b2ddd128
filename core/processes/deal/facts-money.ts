import { z } from 'zod';
import { paymentAmountSchema, vatRateSchema } from '../../money/index.ts';
import type { By, FactRule } from '../process.ts';
import { inTime, ofTheSum } from './checks.ts';
import type { Deal } from './context.ts';

const files = z.array(z.string());
const words = z.string().min(1);

/** The manager, and whoever stands over him. */
export const MANAGER: By[] = ['own:sales', 'head'];
const TOLD: By[] = ['client', ...MANAGER];
const caravan: By[] = ['caravan'];

/** From the invoice to the money (S2-36 to S2-48, G-05, G-08, G-28). Free words are ids of letters in the inbox. */
export const moneyFacts = {
  invoiceIssued: {
    data: z.object({
      number: z.string().min(1).max(50),
      date: z.iso.date(),
      sum: paymentAmountSchema,
      vat: vatRateSchema,
      due: z.iso.date(),
      files: files.min(1),
    }),
    by: [...MANAGER, 'accountant'],
  },
  /** Nobody could be reached with the invoice. */
  invoiceUndelivered: { data: z.object({}), by: caravan },
  /** S2-42, G-05: the accountant alone knows what has come. Parts are fine. */
  paymentReceived: {
    data: z.object({ amount: paymentAmountSchema, on: z.iso.date() }),
    by: ['accountant'],
    check: ofTheSum,
  },
  /** The client says that it has paid; the slip beside it. Settles nothing. */
  paymentReported: { data: z.object({ files: z.exactOptional(files) }), by: TOLD },
  paymentNotFound: { data: z.object({}), by: ['accountant'] },
  paymentPromised: { data: z.object({ on: z.iso.date() }), by: TOLD, check: inTime },
  documentsAsked: { data: z.object({ what: z.exactOptional(words) }), by: TOLD },
  documentsResent: { data: z.object({ files: z.exactOptional(files) }), by: MANAGER },
  invoiceDisputed: { data: z.object({ dispute: words }), by: TOLD },
  disputeResolved: { data: z.object({ outcome: words }), by: MANAGER },
  /** Not me, ask … : a name and a phone, kept in the inbox. */
  contactNamed: { data: z.object({ contact: words }), by: ['client'] },
  /** S2-43 to S2-46: the specification, the day, why. */
  deferralAsked: {
    data: z.object({
      files: files.min(1),
      until: z.iso.date(),
      reason: words,
      ships: z.boolean(),
    }),
    by: MANAGER,
    check: inTime,
  },
  /** S2-47: the day is over without the money; the manager hears of it (S2-48). */
  deferralLapsed: { data: z.object({}), by: caravan },
  paymentChased: { data: z.object({ round: z.int().min(2) }), by: caravan },
  clientReminded: { data: z.object({ round: z.int().min(1) }), by: caravan },
} satisfies Record<string, FactRule<Deal>>;
