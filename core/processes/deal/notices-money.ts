import type { Move } from './chart.ts';
import { awaitedDay, type Deal, restOfDeal } from './context.ts';
import type { DealFact } from './facts.ts';
import { clientOf, DIRECTOR, MANAGER, numberOf, restParam, tell } from './notices.ts';
import { CHASES_BEFORE_DIRECTOR } from './policy.ts';
import { recall } from './rounds.ts';

type Of<Type extends DealFact['type']> = Extract<DealFact, { type: Type }>;

/** While something is owed, letters about it carry every answer that a client may give. */
const ANSWERABLE = { stage: 'fulfilment.payment.due' };

/** S2-39: the invoice to the client. */
export function invoiceLetter(deal: Deal): Move[] {
  const { invoice } = deal;
  if (invoice === undefined) return [];
  return [
    {
      type: 'tell',
      to: clientOf(deal),
      about: 'payments',
      text: 'deal.letter.invoice',
      params: {
        number: numberOf(deal),
        invoice: invoice.number,
        sum: { money: invoice.sum },
        day: { day: invoice.due },
      },
      files: invoice.files,
      otherwise: { type: 'invoiceUndelivered' },
      ...ANSWERABLE,
      letter: true,
    },
  ];
}

/** The papers once more. */
export function papersLetter(deal: Deal, { files = [] }: Of<'documentsResent'>): Move[] {
  const { invoice, deferral } = deal;
  const own = [...(invoice?.files ?? []), ...(deferral?.files ?? [])];
  return [
    {
      type: 'tell',
      to: clientOf(deal),
      about: 'papers',
      text: 'deal.letter.papers',
      params: { number: numberOf(deal), invoice: invoiceOf(deal) },
      files: files.length > 0 ? files : own,
      ...ANSWERABLE,
      letter: true,
    },
  ];
}

/** The client hears that its money has come, and what is left; so does the manager. */
export function received(deal: Deal, { amount }: Of<'paymentReceived'>): Move[] {
  const left = restOfDeal(deal)?.minor ?? 0;
  const params = { invoice: invoiceOf(deal), amount: { money: amount }, rest: restParam(deal), left };
  return [
    {
      type: 'tell',
      to: clientOf(deal),
      about: 'payments',
      text: 'deal.letter.received',
      params: { ...params, number: numberOf(deal) },
      letter: true,
    },
    tell(MANAGER, 'deal.notice.received', params),
  ];
}

/** The client says that it has paid: the accountant looks (G-05). */
export function reported(deal: Deal, { files = [] }: Of<'paymentReported'>): Move[] {
  return [tell(MANAGER, 'deal.notice.reported', { rest: restParam(deal) }, { files })];
}

/** The day that the client names is taken down, or is too far for the manager to grant (G-28). */
export function promiseHeard(deal: Deal, { on }: Of<'paymentPromised'>): Move[] {
  const isGranted = awaitedDay(deal) === on;
  const text = isGranted ? 'deal.notice.promised' : 'deal.notice.promisedBeyond';
  return [tell(MANAGER, text, { day: { day: on }, rest: restParam(deal) })];
}

export function contactHeard(_: Deal, { contact }: Of<'contactNamed'>): Move[] {
  return [tell(MANAGER, 'deal.notice.contactNamed', { contact: { inbox: contact } })];
}

/** S2-45: the specification lies in the client's folder from the moment it is there. */
export function filed({ id, number = '', client, proposal }: Deal): Move[] {
  return (proposal?.files ?? []).map((file) => ({
    type: 'command',
    process: 'client',
    caseId: client,
    fact: { type: 'documentFiled', kind: 'specification', number, file, deal: id },
  }));
}

/** The client hears until when it may pay. */
export function deferredLetter(deal: Deal): Move[] {
  const { deferral } = deal;
  if (deferral === undefined) return [];
  return [
    {
      type: 'tell',
      to: clientOf(deal),
      about: 'payments',
      text: 'deal.letter.deferred',
      params: { ...standing(deal), day: { day: deferral.until } },
      files: deferral.files,
      ...ANSWERABLE,
      letter: true,
    },
  ];
}

/** Whoever asked for the deferral hears that it stands. */
export function deferredNotice(deal: Deal): Move[] {
  const { deferral } = deal;
  if (deferral === undefined) return [];
  const ships = deferral.ships || deal.released === true ? 'yes' : 'no';
  return [
    tell(MANAGER, 'deal.notice.deferred', { day: { day: deferral.until }, rest: restParam(deal), ships }),
  ];
}

/** S2-48, G-08: every day the manager, from the fifth the financial director too. */
export function chased(deal: Deal): Move[] {
  if (deal.chased !== CHASES_BEFORE_DIRECTOR) return [];
  const params = { rest: restParam(deal), day: { day: awaitedDay(deal) ?? '' }, n: deal.chased };
  return [tell(DIRECTOR, 'deal.notice.chased', params)];
}

/** A polite word to the client: first that the day has come, later that it has passed. */
export function clientReminder(deal: Deal): Move[] {
  return [
    {
      type: 'tell',
      to: clientOf(deal),
      about: 'payments',
      text: deal.reminded > 1 ? 'deal.letter.overdue' : 'deal.letter.due',
      params: { ...standing(deal), day: { day: awaitedDay(deal) ?? '' } },
      files: deal.invoice?.files ?? [],
      ...ANSWERABLE,
      letter: true,
    },
  ];
}

const invoiceOf = ({ invoice }: Deal): string => invoice?.number ?? '';

/** Which invoice it is about, and what is left of it. */
const standing = (deal: Deal) => ({
  number: numberOf(deal),
  invoice: invoiceOf(deal),
  rest: restParam(deal),
});

/** The goods may leave, once (S2-57). */
export function release({ id, released }: Deal): Move[] {
  if (released === true) return [];
  return [{ type: 'command', process: 'deal', caseId: id, fact: { type: 'goodsReleased' } }];
}

/** The same where the deferral lets them go unpaid (G-28). */
export function releaseUnpaid(deal: Deal): Move[] {
  return deal.deferral?.ships === true ? release(deal) : [];
}

/** What is paid needs no deferral any more. */
export function recallDeferral(deal: Deal): Move[] {
  return recall(deal, 'deferral');
}
