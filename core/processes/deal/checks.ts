import { daysLater } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { type Refusal, refuse, saidAt } from '../../cases/refusal.ts';
import type { Money } from '../../money/index.ts';
import { paymentFault } from '../payments.ts';
import { type Deal, discounted, isPaid, restOfDeal } from './context.ts';
import { beyondManager } from './granting.ts';
import { LONGEST_PROMISE } from './policy.ts';

/** G-02: beyond what the manager may decide, only the approval leads on. */
export function ownToSend({ context }: Case<Deal>): Refusal | null {
  return beyondManager(context).length > 0 ? refuse('approval-needed') : null;
}

export function lessThanQuoted({ context }: Case<Deal>, { discount }: Fact): Refusal | null {
  return discounted(context, discount as Money) === undefined
    ? saidAt('discount', refuse('discount-too-large'))
    : null;
}

/** The day is the company's, the moment is universal: yesterday's date may still be today somewhere. */
export function inTime(_: Case<Deal>, fact: Fact, at: string): Refusal | null {
  const day = (fact.on ?? fact.until) as string;
  const today = at.slice(0, 10);
  if (day < daysLater(today, -1))
    return saidAt(fact.on === undefined ? 'until' : 'on', refuse('promised-in-past'));
  return fact.type === 'paymentPromised' && day > daysLater(today, LONGEST_PROMISE)
    ? saidAt('on', refuse('promised-too-far', { days: LONGEST_PROMISE }))
    : null;
}

export function ofTheSum({ context }: Case<Deal>, { amount }: Fact): Refusal | null {
  const rest = restOfDeal(context);
  return rest === undefined ? refuse('wrong-stage') : paymentFault(amount as Money, rest);
}

/** G-28: unpaid goods leave on a deferral only, where that was agreed. */
export function paidOrDeferred({ context }: Case<Deal>): Refusal | null {
  return isPaid(context) || context.deferral?.ships === true ? null : refuse('not-paid');
}

/** What was paid for is carried out or paid back, not given up. */
export function stoppable({ context }: Case<Deal>): Refusal | null {
  return context.payments.length > 0 ? refuse('paid-already') : null;
}
