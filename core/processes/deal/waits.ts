import {
  addWorkingHours,
  nextDailyTime,
  nextWorkingTime,
  onTheDayAfter,
  plusMs,
} from '../../calendar/index.ts';
import type { Case, StageEntry } from '../../cases/case.ts';
import { reminderMorning } from '../../money/index.ts';
import type { Wait } from '../process.ts';
import { awaitedDay, type Deal } from './context.ts';
import { CHASE_AT, CLIENT_REMINDERS, UNDO_MS } from './policy.ts';

const DUE = 'fulfilment.payment.due';

/** What the deal waits for by itself: the quote leaves, a day passes, people are reminded. */
export function waits(current: Case<Deal>, zone: string): Wait[] {
  const { stages, context } = current;
  return [
    ...leaving(stages['sending.scheduled'], context),
    ...lapse(stages[`${DUE}.deferred`], context, zone),
    ...chase(stages[`${DUE}.overdue`], context, zone),
    ...reminder(current, zone),
  ];
}

/** G-03: a minute later, or when the client's office opens. */
function leaving(stage: StageEntry | undefined, { zone }: Deal): Wait[] {
  if (stage === undefined) return [];
  const after = plusMs(stage.at, UNDO_MS);
  const at = addWorkingHours(after, 0, zone);
  return [{ name: `quoteDispatched/${stage.seq}`, at, fact: { type: 'quoteDispatched' } }];
}

function lapsesAt(until: string, zone: string): string {
  return onTheDayAfter(until, CHASE_AT, zone);
}

/** Since when the client is late; its stage begins anew with each reminder. Undefined while it is not. */
export function overdueSince(
  { stages, context: { deferral } }: Case<Deal>,
  zone: string,
): string | undefined {
  const isOverdue = stages[`${DUE}.overdue`] !== undefined && deferral !== undefined;
  return isOverdue ? lapsesAt(deferral.until, zone) : undefined;
}

/** S2-47, G-08: the morning after the day, a day off or not. */
function lapse(stage: StageEntry | undefined, { deferral }: Deal, zone: string): Wait[] {
  if (stage === undefined || deferral === undefined) return [];
  const { until } = deferral;
  const at = lapsesAt(until, zone);
  return [{ name: `deferralLapsed/${stage.seq}/${until}`, at, fact: { type: 'deferralLapsed' } }];
}

/** S2-48, G-08: every day after that, until the payment or a new date. */
function chase(stage: StageEntry | undefined, { chased }: Deal, zone: string): Wait[] {
  if (stage === undefined) return [];
  const round = chased + 1;
  const at = nextDailyTime(stage.at, CHASE_AT, zone);
  return [{ name: `paymentChased/${stage.seq}/${round}`, at, fact: { type: 'paymentChased', round } }];
}

/** A word to the client on the day of payment and once more later, on working days only; nothing while it is paused. */
function reminder({ context, stages }: Case<Deal>, zone: string): Wait[] {
  const since = [`${DUE}.invoiced`, `${DUE}.deferred`, `${DUE}.overdue`]
    .map((path) => stages[path])
    .find((stage) => stage !== undefined);
  const day = awaitedDay(context);
  const after = CLIENT_REMINDERS[context.reminded];
  if (since === undefined || day === undefined || after === undefined) return [];
  const morning = reminderMorning(day, after, zone);
  const at = morning > since.at ? morning : nextWorkingTime(since.at, zone, CHASE_AT);
  const round = context.reminded + 1;
  return [{ name: `clientReminded/${day}/${round}`, at, fact: { type: 'clientReminded', round } }];
}
