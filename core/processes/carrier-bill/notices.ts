import { answerCharge, tell } from '../payments.ts';
import { type CarrierBill, dueDay, rest } from './context.ts';

interface Of {
  context: CarrierBill;
}

/** The carrier hears of every payment, with the paper that proves it, and of what is left. */
export const TOLD = {
  type: 'tell',
  params: ({ context }: Of) => {
    const newest = context.payments.at(-1);
    return {
      to: { party: context.carrier },
      about: 'payments' as const,
      text: 'carrier-bill.notice.paid',
      params: {
        number: context.number,
        amount: { money: newest?.amount ?? context.sum },
        rest: { money: rest(context) },
        left: rest(context).minor,
      },
      files: newest?.files ?? [],
    };
  },
} as const;

export const ACCEPTED = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.carrier },
    about: 'payments' as const,
    text: 'carrier-bill.notice.accepted',
    params: { number: context.number },
  }),
} as const;

/** The carrier learns by which day it is paid. */
export const SCHEDULED = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.carrier },
    about: 'payments' as const,
    text: 'carrier-bill.notice.scheduled',
    params: { number: context.number, rest: { money: rest(context) }, day: { day: dueDay(context) ?? '' } },
  }),
} as const;

/** The carrier hears why its bill comes back. */
export const SENT_BACK = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.carrier },
    about: 'payments' as const,
    text: 'carrier-bill.notice.rejected',
    params: { number: context.number, reason: { inbox: context.rejection ?? '' } },
  }),
} as const;

/** A charge came after the bill: one that is accepted grows by it, one that is checked is compared anew. */
export function chargeHeard(bill: CarrierBill) {
  const charge = bill.charges?.at(-1);
  if (charge === undefined) return [];
  const answer = answerCharge(charge, 'carrier');
  if (charge.late || bill.rejection !== undefined) return [answer];
  const params = { number: bill.number, sum: { money: charge.sum } };
  if (bill.acceptedAt === undefined) {
    const expected = { ...params, expected: { money: bill.expected } };
    return [
      answer,
      tell({ role: 'logistician' }, 'carrier-bill.notice.compareAnew', expected),
      tell({ party: bill.carrier }, 'carrier-bill.notice.chargeToCheck', params),
    ];
  }
  const left = { ...params, rest: { money: rest(bill) } };
  return [
    answer,
    tell({ role: 'accountant' }, 'carrier-bill.notice.chargeToPay', left),
    tell({ party: bill.carrier }, 'carrier-bill.notice.chargeAdded', left),
  ];
}
