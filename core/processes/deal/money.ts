import { endOfPaymentDay } from '../../money/index.ts';
import { ladder } from '../../obligations/ladders.ts';
import { after } from '../../obligations/spans.ts';
import { act, chart, on } from './chart.ts';
import {
  ASK_TO_DEFER,
  chaseAgain,
  DEFER,
  DONE,
  DUE,
  granted,
  PAID,
  PAY,
  part,
  REMIND,
  SAID,
  submit,
} from './chase.ts';
import type { Deal } from './context.ts';
import { asked, deferred, overdue, weighing } from './deferral.ts';
import { LOSE, LOST } from './leaving.ts';
import { MANAGER, tell } from './notices.ts';
import { contactHeard, papersLetter, promiseHeard, release, reported } from './notices-money.ts';
import { FEEDBACK_DAYS } from './policy.ts';

/** S2-40 to S2-42, G-07: where is the payment? A day that was promised is waited for first. */
const invoiced = chart.createStateConfig({
  id: 'invoiced',
  meta: {
    owner: 'sales',
    deadline: { at: askedBy },
    ladder: ladder('head'),
    buttons: [DEFER, ...SAID, { ...PAY, aside: true }, LOSE],
  },
  on: {
    paymentPromised: {
      actions: [{ type: 'renew', params: { stage: `${DUE}.invoiced` } }, on<'paymentPromised'>(promiseHeard)],
    },
    ...ASK_TO_DEFER,
    ...REMIND,
    ...LOST,
  },
});

function askedBy({ promised, checkedAt }: Deal, zone: string): string | undefined {
  if (promised !== undefined) return endOfPaymentDay(promised, zone);
  return checkedAt === undefined ? undefined : after(checkedAt, { workingDays: FEEDBACK_DAYS }, zone);
}

/** G-05: the client says that it has paid; nobody chases it until the accountant has looked. */
const claimed = chart.createStateConfig({
  meta: {
    owner: 'accountant',
    deadline: { workingDays: 1 },
    ladder: ladder('head'),
    buttons: [PAY, { fact: 'paymentNotFound' }],
  },
  on: {
    paymentNotFound: chaseAgain(),
    paymentReceived: [DONE, PAID, ...chaseAgain(part)],
  },
});

/** The client needs papers: the manager sends them again. */
const papers = chart.createStateConfig({
  meta: {
    owner: 'sales',
    deadline: { workingDays: 1 },
    ladder: ladder('head'),
    buttons: [{ fact: 'documentsResent', form: 'resend' }, LOSE],
  },
  on: { documentsResent: chaseAgain(on<'documentsResent'>(papersLetter)), ...LOST },
});

/** The client disputes the invoice: it is not chased until that is settled. */
const disputed = chart.createStateConfig({
  meta: {
    owner: 'sales',
    deadline: { workingDays: 2 },
    ladder: ladder('head'),
    buttons: [{ fact: 'disputeResolved', form: 'resolve' }, LOSE],
  },
  on: { disputeResolved: chaseAgain(), ...LOST },
});

/** What a client may answer to any letter about money; each answer stops the chase or moves it. */
const answers = {
  meta: {
    owner: 'sales',
    rest: true,
    buttons: [
      { fact: 'paymentReported', form: 'reportPaid', for: ['client'], ownWords: true },
      { fact: 'paymentPromised', form: 'promise', for: ['client'], ownWords: true },
      { fact: 'documentsAsked', form: 'needPapers', told: true, ownWords: true },
      { fact: 'invoiceDisputed', form: 'dispute', told: true, ownWords: true },
      { fact: 'contactNamed', form: 'askOther', ownWords: true },
    ],
  },
  on: {
    paymentReceived: [DONE, PAID, { actions: part }],
    paymentReported: { target: '.claimed', actions: on<'paymentReported'>(reported) },
    paymentPromised: { actions: on<'paymentPromised'>(promiseHeard) },
    // Both may come while the client's answer has moved the chase aside.
    standingTaken: [{ guard: 'isAsked', actions: submit }, { actions: granted }],
    approvalDecided: [{ guard: 'isDeferralGranted', actions: granted }, {}],
    documentsAsked: {
      target: '.papers',
      actions: on<'documentsAsked'>((_, { what }) => [
        tell(MANAGER, 'deal.notice.documentsAsked', { words: what === undefined ? '' : { inbox: what } }),
      ]),
    },
    invoiceDisputed: {
      target: '.disputed',
      actions: on<'invoiceDisputed'>((_, { dispute }) => [
        tell(MANAGER, 'deal.notice.disputed', { words: { inbox: dispute } }),
      ]),
    },
    contactNamed: { actions: on<'contactNamed'>(contactHeard) },
    invoiceUndelivered: {
      actions: act((deal) => [
        tell(MANAGER, 'deal.notice.invoiceUndelivered', {}, { files: deal.invoice?.files ?? [] }),
      ]),
    },
  },
} as const;

/** The invoice and its payment (S2-40 to S2-48). */
export const payment = chart.createStateConfig({
  initial: 'due',
  states: {
    due: {
      ...answers,
      initial: 'invoiced',
      states: { invoiced, claimed, papers, disputed, weighing, asked, deferred, overdue },
    },
    /** S2-42: the goods go on by themselves (S2-57). */
    paid: {
      id: 'paid',
      type: 'final',
      entry: act(release),
    },
  },
});
