import type { Case } from '../../cases/case.ts';
import { regionOf } from '../../geo/index.ts';
import { type Text, t } from '../../texts/text.ts';
import { drivenText } from './card.ts';
import type { Carrier } from './context.ts';
import { expiryWarnings } from './expiry.ts';
import { isOnLane, laneWords } from './lanes.ts';
import { ratingOf, ratingText } from './rating.ts';

/** What a truck is wanted for: the towns where the way begins and ends, the body, the weight in kilograms. */
export interface Wanted {
  from: string;
  to: string;
  body: string;
  weight?: number;
}

/** A carrier that may be asked, with what speaks for it and what is to be known before. */
export interface Candidate {
  id: string;
  /** 0: nothing speaks for it. */
  worth: number;
  reasons: Text[];
  warnings: Text[];
}

interface Reason {
  worth: number;
  text: Text;
}

/**
 * What each reason is worth. Whoever drove the way comes before whoever has the body and is at home there, then those
 * with the body, then those at home there of whom no vehicle is known.
 */
const WORTH = { drove: 1000, drives: 300, body: 200, home: 100, near: 50 } as const;

/** Carriers for a way, the likeliest first, each with its reasons; those who get no work are not among them. */
export function audience(
  wanted: Wanted,
  carriers: readonly Case[],
  drove: readonly string[],
  today: string,
): Candidate[] {
  return carriers
    .filter(({ context }) => isWorking(context as Carrier))
    .map(({ id, context }) => candidate(id, context as Carrier, wanted, drove.indexOf(id), today))
    .toSorted((a, b) => b.worth - a.worth);
}

export function isWorking({ retired, denied }: Carrier): boolean {
  return retired === undefined && denied === undefined;
}

/** `place` among those who drove the way, newest first; -1 for none of them. */
function candidate(id: string, carrier: Carrier, wanted: Wanted, place: number, today: string): Candidate {
  const trucks = trucksFor(carrier, wanted);
  const way = [...drove(carrier, wanted, place), ...drives(carrier, wanted)];
  const home = isNear(carrier, wanted);
  // Those who have only other trucks, and those far away of whom nothing is known, are not proposed for it.
  const fits = way.length > 0 || trucks === 'fit' || (home && trucks === 'unknown');
  const reasons: Reason[] = [
    ...way,
    ...(trucks === 'fit' ? [{ worth: WORTH.body, text: bodyText(wanted.body) }] : []),
    ...(home ? [{ worth: WORTH.home, text: t('carrier.why.home', { city: carrier.city }) }] : []),
  ];
  const { score } = ratingOf(carrier);
  const worth = fits ? reasons.reduce((sum, reason) => sum + reason.worth, 0) + (score ?? 0) : 0;
  return {
    id,
    worth,
    reasons: [
      ...(fits ? reasons.map(({ text }) => text) : []),
      ...(score === undefined ? [] : [ratingText(carrier)]),
    ],
    warnings: [
      ...expiryWarnings(carrier, today),
      ...(trucks === 'other' ? [t('carrier.why.otherTrucks')] : []),
    ],
  };
}

function drove({ driven = [] }: Carrier, { from, to }: Wanted, place: number): Reason[] {
  const same = driven.find((one) => one.from === from && one.to === to);
  // A trip that is still under way counts as well, with nothing to tell of it yet.
  const isOne = place >= 0 || same !== undefined;
  const text = same === undefined ? t('carrier.why.drives') : drivenText(same);
  if (isOne) return [{ worth: WORTH.drove - Math.max(place, 0), text }];
  const near = driven.find((one) => isAlike(one, { from, to }));
  return near === undefined ? [] : [{ worth: WORTH.near, text: drivenText(near) }];
}

function isAlike(one: { from: string; to: string }, other: { from: string; to: string }): boolean {
  const ends = [one.from, one.to, other.from, other.to].map(regionOf);
  return ends.every((end) => end !== undefined) && ends[0] === ends[2] && ends[1] === ends[3];
}

function drives({ lanes = [] }: Carrier, wanted: Wanted): Reason[] {
  const lane = lanes.find((one) => isOnLane(one, wanted));
  return lane === undefined
    ? []
    : [{ worth: WORTH.drives, text: t('carrier.why.told', { lane: laneWords(lane) }) }];
}

/** Whether it has a truck for the goods; a truck of unknown tonnage may have it. */
function trucksFor(
  { vehicles, fleet = [] }: Carrier,
  { body, weight = 0 }: Wanted,
): 'fit' | 'other' | 'unknown' {
  const trucks = [...vehicles, ...fleet];
  if (trucks.length === 0) return 'unknown';
  const fits = trucks.some((one) => one.body === body && (one.tonnage ?? weight) >= weight);
  return fits ? 'fit' : 'other';
}

function bodyText(body: string): Text {
  return t('carrier.why.body', { body: { text: t(`carrier.body.${body}`) } });
}

function isNear({ city }: Carrier, { from, to }: Wanted): boolean {
  const home = regionOf(city);
  return home !== undefined && [regionOf(from), regionOf(to)].includes(home);
}
