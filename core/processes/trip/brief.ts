import type { Case } from '../../cases/case.ts';
import { type Text, t } from '../../texts/text.ts';
import {
  delayText,
  dueText,
  milestoneText,
  placeText,
  plateText,
  priceText,
  STOP_LABEL,
  words,
} from './card-lines.ts';
import { carrierDue, openTrouble, type Trip } from './context.ts';
import { unclear } from './forms.ts';
import { notePoints } from './lists.ts';
import { nextPlace, placesOf } from './route.ts';

function said(key: string, value: Text | undefined): Text[] {
  return value === undefined ? [] : [t('labelled', { label: { text: t(key) }, value: { text: value } })];
}

function pointList(points: readonly string[]): Text | undefined {
  return points.length === 0
    ? undefined
    : t('list', { items: { list: points.map((point) => t(`trip.points.${point}`)) } });
}

/** What is usually done next about a trouble (G-17). */
const USUAL: Record<string, Text> = {
  failedLoading: t('trip.usual.failedLoading'),
  breakdown: t('trip.usual.breakdown'),
  damage: t('trip.usual.damage'),
  refusal: t('trip.usual.refusal'),
};

function truck({ vehicle, price }: Trip, withPrice: boolean): Text[] {
  return [
    ...said('trip.label.driver', vehicle && t('person', { name: { person: vehicle.driver } })),
    ...said('trip.label.plate', vehicle && plateText(vehicle)),
    ...(withPrice ? said('trip.label.price', price && priceText(price)) : []),
  ];
}

function route({ request }: Trip): Text[] {
  return request === undefined
    ? []
    : placesOf(request).flatMap((place) => said(STOP_LABEL[place.purpose], placeText(place)));
}

/** What the owner of a stage needs for its task, without opening the card. */
export function brief({ context: trip }: Case<Trip>, stage: string): Text[] {
  switch (stage) {
    case 'search':
      return [...(trip.promised ? [t('trip.card.promised')] : []), ...route(trip)];
    case 'naming':
    case 'carrierConfirmation':
      return [...route(trip), ...truck(trip, true)];
    case 'clearance':
      return [...truck(trip, false), ...said('trip.label.unclear', pointList(unclear(trip)))];
    case 'transport.way':
      return route(trip);
    case 'transport.way.loading':
    case 'transport.way.movement':
    case 'transport.way.unloading':
      return onTheWay(trip);
    case 'transport.trouble.open':
      return troubleBrief(trip);
    case 'transport.consent.asked':
      return consentBrief(trip);
    case 'transport.consent.rejected':
      return said('trip.label.rejection', words(trip.rejection));
    case 'transport.consent.replacing':
      return proposalBrief(trip);
    case 'unloadingConfirmation':
      return trip.milestones.map((milestone) => milestoneText(trip, milestone));
    default:
      return paperBrief(trip, stage);
  }
}

function onTheWay(trip: Trip): Text[] {
  const next = nextPlace(trip);
  return [
    ...truck(trip, false),
    ...said('trip.label.next', next && placeText(next)),
    ...said('trip.label.delay', delayText(trip, { published: false })),
  ];
}

function troubleBrief(trip: Trip): Text[] {
  const trouble = openTrouble(trip);
  const usual = trouble && USUAL[trouble.kind];
  return [
    ...said('trip.label.trouble', trouble && t(`trip.trouble.${trouble.kind}`)),
    ...said('trip.label.note', words(trouble?.note)),
    ...(usual === undefined ? [] : [usual]),
    ...truck(trip, false),
  ];
}

function consentBrief({ vehicle, carrier }: Trip): Text[] {
  if (vehicle === undefined) return [];
  const of = carrier === undefined ? {} : { of: carrier };
  const contact = { contact: vehicle.driver, ...of };
  return [
    ...said('trip.label.driver', t('contact', { contact })),
    ...said('trip.label.plate', plateText(vehicle)),
  ];
}

function proposalBrief({ proposed }: Trip): Text[] {
  if (proposed === undefined) return [];
  return [
    ...said('trip.label.driver', t('person', { name: { person: proposed.driver } })),
    ...said('trip.label.plate', plateText(proposed)),
    ...said('trip.label.reason', t(`trip.reason.${proposed.reason}`)),
  ];
}

function paperBrief(trip: Trip, stage: string): Text[] {
  const { note } = trip;
  const kind =
    note && t('trip.card.note', { kind: { text: t(`trip.kind.${note.kind}`) }, number: note.number });
  if (stage === 'papers.note.awaited' && note !== undefined) {
    const missing = notePoints(note.kind).filter((point) => !note.points.includes(point));
    return [
      ...said('trip.label.missing', pointList(missing)),
      ...said('trip.label.reason', words(note.reason)),
    ];
  }
  if (stage === 'papers.bill.awaited') {
    const due = carrierDue(trip);
    return said('trip.label.due', due && dueText(trip, due));
  }
  return stage.startsWith('papers.note.') ? said('trip.label.consignmentNote', kind) : [];
}

/** Files that are looked at for a stage's task. */
export function taskFiles({ context: trip }: Case<Trip>, stage: string): string[] {
  switch (stage) {
    case 'clearance':
      return trip.vehicle?.files ?? [];
    case 'carrierConfirmation':
      return trip.documents.carrierOrder?.files ?? [];
    case 'transport.consent.asked':
      return trip.documents.confirmation?.files ?? [];
    case 'transport.consent.replacing':
      return trip.proposed?.files ?? [];
    case 'transport.trouble.open':
      return openTrouble(trip)?.files ?? [];
    case 'papers.note.checking':
    case 'papers.note.commercial':
    case 'papers.note.accounting':
      return trip.note?.files ?? [];
    default:
      return [];
  }
}
