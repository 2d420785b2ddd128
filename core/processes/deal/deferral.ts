import { act, chart, on } from './chart.ts';
import {
  ASK_TO_DEFER,
  chase,
  DEFER,
  DONE,
  DUE,
  granted,
  PAID,
  PAY,
  part,
  putOff,
  REMIND,
  SAID,
  submit,
} from './chase.ts';
import { LOSE, LOST, lostAsking } from './leaving.ts';
import { saidWith } from './notices.ts';
import { chased, promiseHeard, recallDeferral } from './notices-money.ts';
import { weigh } from './quoting.ts';
import { recall } from './rounds.ts';

/** What the client owes elsewhere is looked up before a deferral is granted. */
export const weighing = chart.createStateConfig({
  id: 'weighing',
  meta: { owner: 'caravan', rest: true, buttons: [] },
  entry: weigh,
  on: {
    standingTaken: [
      { guard: 'isAsked', target: 'asked', actions: submit },
      { target: 'deferred', actions: granted },
    ],
  },
});

/** G-28: beyond the client's limit and days the financial director decides. */
export const asked = chart.createStateConfig({
  id: 'deferralAsked',
  meta: {
    owner: 'sales',
    rest: true,
    buttons: [{ fact: 'approvalRecalled', aside: true }, { ...PAY, aside: true }, LOSE],
  },
  on: {
    approvalDecided: [
      { guard: 'isDeferralGranted', target: 'deferred', actions: granted },
      { guard: 'isAsked' },
      ...chase(act(saidWith('deal.notice.deferralRefused'))),
    ],
    approvalWithdrawn: [{ guard: 'isAsked' }, ...chase()],
    approvalRecalled: chase(act((deal) => recall(deal, 'deferral'))),
    paymentReceived: [
      { ...DONE, actions: [part, act(recallDeferral)] },
      { ...PAID, actions: [part, act(recallDeferral)] },
      { actions: part },
    ],
    ...lostAsking('deferral'),
  },
});

/** S2-47: until the day, nobody is asked. */
export const deferred = chart.createStateConfig({
  id: 'deferred',
  meta: { owner: 'sales', rest: true, buttons: [DEFER, ...SAID, { ...PAY, aside: true }, LOSE] },
  on: { deferralLapsed: 'overdue', ...ASK_TO_DEFER, ...REMIND, ...LOST },
});

/** S2-48, G-08: every day at ten, weekends too, until the payment or a new date. */
export const overdue = chart.createStateConfig({
  id: 'overdue',
  meta: {
    owner: 'sales',
    deadline: { workingDays: 1 },
    buttons: [DEFER, ...SAID, { ...PAY, aside: true }, LOSE],
  },
  on: {
    paymentPromised: [
      { guard: 'isLapsed', actions: on<'paymentPromised'>(promiseHeard) },
      { target: 'deferred', actions: [on<'paymentPromised'>(promiseHeard), putOff] },
    ],
    paymentChased: {
      actions: [{ type: 'renew', params: { stage: `${DUE}.overdue` } }, act(chased)],
    },
    ...ASK_TO_DEFER,
    ...REMIND,
    ...LOST,
  },
});
