import { awaitedDay, type Invoice, rest } from './context.ts';

interface Of {
  context: Invoice;
}

/** The client can say at once that the papers are there (S0-70). */
const RECEIVED = [{ text: 'invoice.button.setDelivered', form: 'deliver' }];

/** The set goes to the client in the chat itself (S0-61). */
export const SENT_HERE = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.client },
    text: 'invoice.notice.sentHere',
    params: { number: context.number, sum: { money: context.sum } },
    files: [...context.files, ...context.notes],
    buttons: RECEIVED,
  }),
} as const;

/** The set goes another way; the client knows what to expect. */
export const SENT = {
  type: 'tell',
  params: ({ context }: Of) => ({
    to: { party: context.client },
    text: 'invoice.notice.sent',
    params: {
      number: context.number,
      sum: { money: context.sum },
      how: context.sent?.how ?? '',
      tracked: context.sent?.tracking === undefined ? 'no' : 'yes',
      tracking: context.sent?.tracking ?? '',
    },
    buttons: RECEIVED,
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
    text: 'invoice.notice.paid',
    params: {
      number: context.number,
      amount: { money: context.payments.at(-1)?.amount ?? context.sum },
      rest: { money: rest(context) },
      left: rest(context).minor,
    },
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
    text: context.reminded > 1 ? 'invoice.notice.overdue' : 'invoice.notice.due',
    params: {
      number: context.number,
      rest: { money: rest(context) },
      day: { day: awaitedDay(context) ?? '' },
    },
    buttons: [{ text: 'invoice.button.paymentPromised', form: 'promise' }],
  }),
} as const;
