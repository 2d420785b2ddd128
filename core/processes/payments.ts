import { type Refusal, refuse } from '../cases/refusal.ts';
import type { Money } from '../money/index.ts';

/** Why a payment cannot be for this sum: it is in the currency of what is left, and never more than that (G-30). */
export function paymentFault(amount: Money, rest: Money): Refusal | null {
  if (amount.currency !== rest.currency) return refuse('other-currency');
  return amount.minor > rest.minor ? refuse('more-than-rest', { rest: { money: rest } }) : null;
}
