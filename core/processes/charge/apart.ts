import type { Charge } from './context.ts';
import type { Notice } from './notices.ts';

interface Of {
  context: Charge;
}

const tell = (params: (of: Of) => Notice) => ({ type: 'tell', params }) as const;

/** The carrier hears that a charge was paid apart from its bill. */
export const PAID_APART = tell(({ context: { carrier, carrierSum, paidOn = '' } }) => ({
  to: { party: carrier },
  text: 'charge.notice.paidApart',
  params: { sum: carrierSum === undefined ? '' : { money: carrierSum }, day: { day: paidOn } },
}));

/** The client gets the invoice for the charge alone. */
export const INVOICED_APART = tell(({ context: { client, clientSum, invoice } }) => ({
  to: { party: client },
  text: 'charge.notice.invoicedApart',
  params: { sum: clientSum === undefined ? '' : { money: clientSum }, number: invoice?.number ?? '' },
  files: invoice?.files ?? [],
}));

export const RECEIVED_APART = tell(({ context: { client, clientSum, invoice } }) => ({
  to: { party: client },
  text: 'charge.notice.receivedApart',
  params: { sum: clientSum === undefined ? '' : { money: clientSum }, number: invoice?.number ?? '' },
}));
