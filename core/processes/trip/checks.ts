import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import { t } from '../../texts/text.ts';
import type { Trip } from './context.ts';
import { alreadyBy, isEmpty, isOnRoute, QUIET_MS, type Step } from './route.ts';

/** A milestone counts once; a later one stands for those before it. */
export function maySetMilestone({ context }: Case<Trip>, fact: Fact): Refusal | null {
  const step = { kind: fact.type, stop: Number(fact.stop) } as Step;
  if (!isOnRoute(context, step)) return refuse('no-such-stop');
  const known = alreadyBy(context, step);
  if (known === undefined) return null;
  return refuse('milestone-already', {
    what: { text: t(`trip.fact.${known.kind}`) },
    at: { at: known.at },
  });
}

/** A slip is put right in two minutes; then the client has been told. */
export function mayTakeBack({ context }: Case<Trip>, _: Fact, at: string): Refusal | null {
  const newest = context.milestones.at(-1);
  if (newest === undefined) return refuse('nothing-to-take-back');
  const isLate = newest.published || Date.parse(at) - Date.parse(newest.at) >= QUIET_MS;
  return isLate ? refuse('too-late-to-take-back') : null;
}

export function mayPublishMilestone({ context }: Case<Trip>, fact: Fact): Refusal | null {
  const waits = context.milestones.some(
    ({ kind, stop, at, published }) =>
      kind === fact.kind && stop === fact.stop && at === fact.at && !published,
  );
  return waits ? null : refuse('nothing-to-publish');
}

export function mayPublishDelay({ context }: Case<Trip>, fact: Fact): Refusal | null {
  return context.delays.some(({ at, published }) => at === fact.at && !published)
    ? null
    : refuse('nothing-to-publish');
}

/** A carrier with the cargo on board has a trouble to report, and no refusal to give. */
export function mayRefuse({ context }: Case<Trip>): Refusal | null {
  return isEmpty(context) ? null : refuse('cargo-on-board');
}

/** Stages in which a carrier still owes its word: there the truck can be passed on from it. */
const UNCONFIRMED = ['naming', 'clearance', 'carrierConfirmation'];

/** A searched truck is anybody's; a booked one is passed on only from the carrier that was meant. */
export function mayBeAwarded({ context, stages }: Case<Trip>, { from }: Fact): Refusal | null {
  if (stages.search !== undefined) return null;
  const isHeld = UNCONFIRMED.some((stage) => stages[stage] !== undefined);
  return isHeld && from !== undefined && context.carrier === from ? null : refuse('trip-taken');
}
