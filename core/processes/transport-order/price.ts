import type { z } from 'zod';
import { dayKindSchema, daysFromSchema, rateSchema } from '../../money/index.ts';

/** The price if it is known: every rate has currency, VAT, form and days of payment; how the days run may be open. */
export const price = rateSchema.extend({
  vatIncluded: rateSchema.shape.vatIncluded.default(true),
  daysFrom: daysFromSchema.optional(),
  dayKind: dayKindSchema.optional(),
});
export type Price = z.infer<typeof price>;
