import type { Case } from '../../cases/case.ts';
import { type Line, line } from '../../messages/screen.ts';
import { t } from '../../texts/text.ts';
import type { Viewer } from '../process.ts';
import {
  cargoLines,
  delayText,
  dueText,
  labelled,
  milestoneText,
  placeText,
  priceText,
  routeLines,
  vehicleLines,
  words,
} from './card-lines.ts';
import { carrierDue, type Trip } from './context.ts';
import { unclear } from './forms.ts';
import { nextPlace } from './route.ts';

/** The trip at a glance, for each side what is its own business. */
export function card({ context }: Case<Trip>, viewer: Viewer): (Line | 'gap')[] {
  switch (viewer) {
    case 'staff':
      return staffCard(context);
    case 'carrier':
      return [
        ...routeLines(context),
        ...cargoLines(context),
        'gap',
        ...vehicleLines(context),
        ...labelled('trip.label.price', context.price === undefined ? undefined : priceText(context.price)),
        ...dueLines(context),
        ...nextLines(context),
      ];
    case 'driver':
      return [...nextLines(context), ...routeLines(context), ...cargoLines(context)];
    case 'client':
      return [
        ...(context.documents.confirmation === undefined ? [] : vehicleLines(context)),
        ...context.milestones
          .filter(({ published }) => published)
          .map((milestone) => line(milestoneText(context, milestone))),
        ...labelled('trip.label.delay', delayText(context, { published: true })),
      ];
  }
}

function staffCard(trip: Trip): (Line | 'gap')[] {
  const { client, carrier, logistician, price, refusals } = trip;
  return [
    ...warningLines(trip),
    line(t('party', { name: { party: client } }), t('trip.label.client')),
    ...labelled(
      'trip.label.logistician',
      logistician === undefined ? undefined : t('person', { name: { person: logistician } }),
    ),
    ...labelled(
      'trip.label.carrier',
      carrier === undefined ? undefined : t('party', { name: { party: carrier } }),
    ),
    ...vehicleLines(trip),
    ...labelled('trip.label.price', price === undefined ? undefined : priceText(price)),
    ...dueLines(trip),
    ...labelled(
      'trip.label.refusals',
      refusals.length === 0
        ? undefined
        : t('list', { items: { list: refusals.map((one) => t('party', { name: { party: one.carrier } })) } }),
    ),
    'gap',
    ...routeLines(trip),
    ...cargoLines(trip),
    ...roadLines(trip),
    ...paperLines(trip),
  ];
}

/** What a colleague should not overlook (G-13). */
function warningLines(trip: Trip): Line[] {
  const missing = trip.vehicle === undefined ? [] : unclear(trip);
  return [
    ...(trip.promised ? [line(t('trip.card.promised'))] : []),
    ...(trip.proposed === undefined
      ? []
      : [
          line(
            t('trip.card.proposed', { plate: trip.proposed.plate, who: { person: trip.proposed.driver } }),
          ),
        ]),
    ...labelled(
      'trip.label.unclear',
      missing.length === 0
        ? undefined
        : t('list', { items: { list: missing.map((point) => t(`trip.points.${point}`)) } }),
    ),
    ...labelled('trip.label.override', words(trip.override)),
    ...labelled('trip.label.rejection', words(trip.rejection)),
  ];
}

/** The sum due when charges changed it. */
function dueLines(trip: Trip): Line[] {
  const due = carrierDue(trip);
  const isChanged = trip.cancelled !== undefined || trip.charges.length > 0;
  return due === undefined || !isChanged ? [] : labelled('trip.label.due', dueText(trip, due));
}

/** Where the truck is to be next, while there is anything to carry. */
function nextLines(trip: Trip): Line[] {
  const next = trip.cancelled === undefined ? nextPlace(trip) : undefined;
  return labelled('trip.label.next', next === undefined ? undefined : placeText(next));
}

function roadLines(trip: Trip): (Line | 'gap')[] {
  const { milestones, troubles, claims } = trip;
  const lines = [
    ...milestones.map((milestone) => line(milestoneText(trip, milestone))),
    ...labelled('trip.label.delay', delayText(trip, { published: false })),
    ...troubles.flatMap(({ kind, how, note, decision }) => [
      ...labelled(
        'trip.label.trouble',
        how === undefined
          ? t(`trip.trouble.${kind}`)
          : t('trip.card.troubleOver', {
              what: { text: t(`trip.trouble.${kind}`) },
              how: { text: t(`trip.how.${how}`) },
            }),
      ),
      ...labelled('trip.label.note', words(note)),
      ...labelled('trip.label.decision', words(decision)),
    ]),
    ...labelled('trip.label.claims', claims.length === 0 ? undefined : t('count', { n: claims.length })),
  ];
  return lines.length === 0 ? [] : ['gap', ...lines];
}

function paperLines({ documents, note, originals, basis, bill, cancelled }: Trip): (Line | 'gap')[] {
  const { carrierOrder, confirmation } = documents;
  const paper = (one: typeof carrierOrder) =>
    one === undefined ? undefined : t('trip.card.paper', { number: one.number, day: { day: one.date } });
  const lines = [
    ...labelled('trip.label.carrierOrder', paper(carrierOrder)),
    ...labelled('trip.label.confirmation', paper(confirmation)),
    ...labelled(
      'trip.label.consignmentNote',
      note === undefined
        ? undefined
        : t('trip.card.note', { kind: { text: t(`trip.kind.${note.kind}`) }, number: note.number }),
    ),
    ...labelled(
      'trip.label.originals',
      originals === undefined ? undefined : t('day', { day: { day: originals } }),
    ),
    ...labelled(
      'trip.label.basis',
      basis === undefined ? undefined : t('trip.card.at', { at: { at: basis } }),
    ),
    ...labelled(
      'trip.label.bill',
      bill === undefined
        ? undefined
        : t(bill.paid ? 'trip.card.billPaid' : 'trip.card.bill', { number: bill.number ?? '' }),
    ),
    ...labelled('trip.label.cancelReason', words(cancelled?.reason)),
  ];
  return lines.length === 0 ? [] : ['gap', ...lines];
}
