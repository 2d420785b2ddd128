import { answerCharge, tell } from '../payments.ts';
import { awaitedDay, type Invoice, rest } from './context.ts';

interface Of {
  context: Invoice;
}

/** The client can say at once that the papers are there (S0-70). */
const RECEIVED = [{ text: 'invoice.button.setDelivered', form: 'deliver' }];

/** The set goes to the client by the client's own channel (S0-61, G-09). */
export const SENT_HERE = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.client },
    about: 'payments' as const,
    text: 'invoice.notice.sentHere',
    params: { number: context.number, sum: { money: context.sum } },
    files: [...context.files, ...context.notes],
    buttons: RECEIVED,
    letter: true as const,
  }),
} as const;

/** The set goes another way; the client knows what to expect. */
export const SENT = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.client },
    about: 'payments' as const,
    text: 'invoice.notice.sent',
    params: {
      number: context.number,
      sum: { money: context.sum },
      how: context.sent?.how ?? '',
      tracked: context.sent?.tracking === undefined ? 'no' : 'yes',
      tracking: context.sent?.tracking ?? '',
    },
    buttons: RECEIVED,
    letter: true as const,
  }),
} as const;

/** The client has confirmed by itself that the papers are there (S0-70). */
export const TAKEN_BY_CLIENT = {
  type: 'tell',
  params: ({ context: { delivered } }: Of) => ({
    to: { role: 'logistician' as const },
    text: 'invoice.notice.delivered',
    params: { position: delivered?.position ?? '', name: { inbox: delivered?.name ?? '' } },
  }),
} as const;

/** The client hears that its money has come, and what is left. */
export const PAID_SO_FAR = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.client },
    about: 'payments' as const,
    text: 'invoice.notice.paid',
    params: {
      number: context.number,
      amount: { money: context.payments.at(-1)?.amount ?? context.sum },
      rest: { money: rest(context) },
      left: rest(context).minor,
    },
    letter: true as const,
  }),
} as const;

/** The logistician, who knows the client best, hears what it has promised. */
export const PROMISED = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { role: 'logistician' as const },
    text: 'invoice.notice.promised',
    params: { day: { day: context.promised ?? '' }, rest: { money: rest(context) } },
  }),
} as const;

/** A polite word to the client: first that the day has come, later that it has passed (S0-63). */
export const REMINDED = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.client },
    about: 'payments' as const,
    text: context.reminded > 1 ? 'invoice.notice.overdue' : 'invoice.notice.due',
    params: {
      number: context.number,
      rest: { money: rest(context) },
      day: { day: awaitedDay(context) ?? '' },
    },
    buttons: [{ text: 'invoice.button.paymentPromised', form: 'promise' }],
    letter: true as const,
  }),
} as const;

/** The client has the papers already: they are not to be paid by. */
export const CANCELLED_AFTER_SENDING = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.client },
    about: 'payments' as const,
    text: 'invoice.notice.cancelled',
    params: { number: context.number },
    letter: true as const,
  }),
} as const;

/** A charge came after the invoice was formed: it grows by that, and the papers are to be put right. */
export function chargeHeard(invoice: Invoice) {
  const charge = invoice.charges?.at(-1);
  if (charge === undefined) return [];
  const answer = answerCharge(charge, 'client');
  if (charge.late || invoice.cancelled !== undefined) return [answer];
  const params = { number: invoice.number, sum: { money: charge.sum }, rest: { money: rest(invoice) } };
  return [
    answer,
    tell({ role: 'accountant' }, 'invoice.notice.chargeAdded', params),
    tell({ role: 'logistician' }, 'invoice.notice.chargeAdded', params),
    ...(invoice.sent === undefined
      ? []
      : [tell({ party: invoice.client }, 'invoice.notice.chargeAddedForClient', params)]),
  ];
}
