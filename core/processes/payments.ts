import type { Recipient } from '../cases/effect.ts';
import { type Refusal, refuse, saidAt } from '../cases/refusal.ts';
import { addMoney, type Money } from '../money/index.ts';
import type { TextParam } from '../texts/text.ts';

/** A charge that was agreed on when its bill was there already; one that came too late is paid apart (G-17). */
export interface LateCharge {
  charge: string;
  sum: Money;
  late: boolean;
}

/** What was agreed, with a charge; sums of two currencies stay apart. */
export function withSum(expected: Money, sum: Money): Money {
  return expected.currency === sum.currency ? addMoney(expected, sum) : expected;
}

/** The charge learns whether its sum went into the bill, or is to be paid apart. */
export function answerCharge({ charge, late }: LateCharge, side: 'carrier' | 'client') {
  return {
    type: 'command' as const,
    params: { process: 'charge', caseId: charge, fact: { type: 'counted', side, late } },
  };
}

/** Why a payment cannot be for this sum: it is in the currency of what is left, and never more than that (G-30). */
export function paymentFault(amount: Money, rest: Money): Refusal | null {
  if (amount.currency !== rest.currency) return saidAt('amount', refuse('other-currency'));
  return amount.minor > rest.minor
    ? saidAt('amount', refuse('more-than-rest', { rest: { money: rest } }))
    : null;
}

/** A word about money that is said beside others: an effect to be enqueued. */
export function tell(to: Recipient, text: string, params: Record<string, TextParam>) {
  return { type: 'tell' as const, params: { to, text, params, about: 'payments' as const } };
}
