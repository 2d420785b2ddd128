import { act, on } from './chart.ts';
import {
  clientReminder,
  deferredLetter,
  deferredNotice,
  filed,
  received,
  releaseUnpaid,
} from './notices-money.ts';
import { submission } from './rounds.ts';

type Said = ReturnType<typeof act>;

export const DUE = 'fulfilment.payment.due';

/** Where the chase goes on: the day has passed, or is waited for, or was never put off. */
export function chase(actions: Said = act(() => [])) {
  return [
    { guard: 'isLapsed', target: '#overdue', actions },
    { guard: 'isDeferred', target: '#deferred', actions },
    { target: '#invoiced', actions },
  ] as const;
}

/** The same after something else was in the way: a deferral that was asked for is still to be decided on. */
export function chaseAgain(actions: Said = act(() => [])) {
  return [
    { guard: 'isAsked', target: '#deferralAsked', actions },
    { guard: 'isProposed', target: '#weighing', actions },
    ...chase(actions),
  ] as const;
}

/** From now on it is waited: the client knows until when, and goods may leave where that was agreed. */
export const putOff = act((deal) => [...deferredLetter(deal), ...releaseUnpaid(deal)]);
/** The same after the manager has asked for it, who hears so. */
export const granted = act((deal) => [
  ...deferredLetter(deal),
  ...deferredNotice(deal),
  ...releaseUnpaid(deal),
]);
export const submit = act(submission);

export const PAY = { fact: 'paymentReceived', form: 'pay' } as const;
export const DEFER = { fact: 'deferralAsked', form: 'defer' } as const;
/** What a client answers on the phone is written down by the manager. */
export const SAID = [
  { fact: 'paymentReported', form: 'reportPaid', told: true, for: ['own:sales', 'head'] },
  { fact: 'paymentPromised', form: 'promise', told: true, for: ['own:sales', 'head'] },
] as const;

export const part = on<'paymentReceived'>(received);
/** S2-42, S2-56: the last thing that was missing, or the goods are still under way. */
export const DONE = { guard: 'isDone', target: '#won', actions: part } as const;
export const PAID = { guard: 'paidInFull', target: '#paid', actions: part } as const;

export const REMIND = {
  clientReminded: { actions: on<'clientReminded'>(clientReminder) },
} as const;
export const ASK_TO_DEFER = {
  deferralAsked: { target: '#weighing', actions: act(filed) },
} as const;
