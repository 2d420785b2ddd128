import { z } from 'zod';
import { price } from '../transport-order/price.ts';

const words = z.string().min(1).max(300);

/** What a firm on the exchange offers. Whom to call and what it wrote lie in the inbox (`letter`). */
export const exchangeBid = z.object({
  id: words,
  /** ISO moment of its newest word. */
  at: z.iso.datetime(),
  firm: z.object({ id: words, name: words }),
  price,
  letter: z.string().optional(),
});
export type ExchangeBid = z.infer<typeof exchangeBid>;

/** A button has no room for the whole id; where two begin alike, the form asks. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
