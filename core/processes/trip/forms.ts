import { localDateOf } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import type { About, Answers, Field, Form, Ready } from '../../forms/form.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Carrier } from '../carrier/context.ts';
import { expiryWarnings } from '../carrier/expiry.ts';
import { conversationForms } from '../conversation.ts';
import { openTrouble, type Trip } from './context.ts';
import { knownClear } from './known-clear.ts';
import { likely } from './known-prices.ts';
import { besideRequest } from './lane.ts';
import {
  CLEARANCE,
  clearancePoints,
  DECISIONS,
  DELAYS,
  NOTE_KINDS,
  notePoints,
  REFUSALS,
  REPLACEMENTS,
  RESOLUTIONS,
  TROUBLES,
} from './lists.ts';
import { PRICE, withPrice } from './price-questions.ts';
import { nextPlace } from './route.ts';

const REASON: Field = { key: 'reason', kind: 'letter', max: 1000 };
const NOTE: Field = { key: 'note', kind: 'letter', max: 1000, optional: true };
const FILES: Field = { key: 'files', kind: 'files', optional: true };

/** The carrier's vehicles as its file has them: trailers by their plates, which begin with two letters. */
function plates({ party }: About, isTrailer: boolean): Ready[] {
  const { vehicles = [] } = (party?.context ?? {}) as { vehicles?: { plate: string }[] };
  return vehicles
    .filter(({ plate }) => /^\p{L}{2}\d/u.test(plate) === isTrailer)
    .map(({ plate }) => ({ value: plate, label: verbatim(plate) }));
}

const VEHICLE: readonly Field[] = [
  { key: 'driver', kind: 'driver' },
  { key: 'plate', kind: 'plate', ready: (about) => plates(about, false) },
  { key: 'trailer', kind: 'plate', optional: true, ready: (about) => plates(about, true) },
];

/** Papers of the carrier that are over. */
function paperWarnings({ party, now, zone }: About): Text[] {
  const over =
    party?.process === 'carrier' ? expiryWarnings(party.context as Carrier, localDateOf(now, zone)) : [];
  return over.map((text) => t('carrier.why.warning', { text: { text } }));
}

const tripOf = (current: Case) => current.context as Trip;

/** What is cleared of this vehicle: without a trailer nobody asks for its papers. */
const pointsOf = (vehicle: (trip: Trip) => { trailer?: string | undefined } | undefined): Field => ({
  key: 'points',
  kind: 'choices',
  options: CLEARANCE,
  only: (_, current) => (current === null ? CLEARANCE : clearancePoints(vehicle(tripOf(current)))),
  optional: true,
});

/** What can be decided about the trouble that stands open. */
function decisions({ current }: About): Ready[] {
  const trouble = current === null ? undefined : openTrouble(tripOf(current));
  const known = DECISIONS[trouble?.kind ?? ''] ?? RESOLUTIONS;
  return known.map((how) => ({ value: how, label: t(`trip.how.${how}`) }));
}

const isComplete = ({ kind, points = [] }: Answers) =>
  notePoints(kind).every((point) => (points as string[]).includes(point));

export const forms: Form[] = [
  {
    name: 'choose',
    fact: 'carrierChosen',
    toFact: withPrice,
    company: 'carrier',
    beside: ({ context }) => {
      const { request, order } = context as Trip;
      return { ...besideRequest(request), order: [order] };
    },
    fields: [{ key: 'carrier', kind: 'carrier', ready: likely }, ...PRICE],
  },
  { name: 'vehicle', fact: 'vehicleNamed', fields: [...VEHICLE, FILES] },
  {
    name: 'refuse',
    fact: 'carrierRefused',
    fields: [{ key: 'reason', kind: 'choice', options: REFUSALS }, NOTE],
  },
  { name: 'release', fact: 'carrierReleased', direct: true, fields: [REASON] },
  {
    name: 'clear',
    fact: 'papersChecked',
    starts: (current, { party, now, zone }) => {
      const { vehicle, points } = tripOf(current);
      return { points: [...new Set([...points, ...knownClear(party, vehicle, localDateOf(now, zone))])] };
    },
    fields: [{ ...pointsOf(({ vehicle }) => vehicle), notes: paperWarnings }],
  },
  { name: 'override', fact: 'clearanceOverridden', direct: true, fields: [REASON] },
  {
    name: 'delay',
    fact: 'delayReported',
    fields: [
      { key: 'reason', kind: 'choice', options: DELAYS },
      // Whoever is on the road looks at the clock of the stop.
      {
        key: 'until',
        kind: 'moment',
        optional: true,
        zone: (current) => nextPlace(tripOf(current))?.city.zone,
      },
      NOTE,
      FILES,
    ],
  },
  {
    name: 'trouble',
    fact: 'troubleReported',
    toFact: ({ trouble, ...rest }) => ({ ...rest, kind: trouble }),
    fields: [{ key: 'trouble', kind: 'choice', options: TROUBLES }, NOTE, FILES],
  },
  {
    name: 'resolve',
    fact: 'troubleResolved',
    fields: [{ key: 'how', kind: 'pick', options: RESOLUTIONS, ready: decisions }, NOTE],
  },
  { name: 'reject', fact: 'vehicleRejected', direct: true, fields: [REASON] },
  {
    name: 'replace',
    fact: 'vehicleReplaced',
    fields: [...VEHICLE, { key: 'reason', kind: 'choice', options: REPLACEMENTS }, FILES],
  },
  {
    name: 'clearReplacement',
    fact: 'replacementCleared',
    starts: (current, { party, now, zone }) => ({
      points: knownClear(party, tripOf(current).proposed, localDateOf(now, zone)),
    }),
    fields: [pointsOf(({ proposed }) => proposed)],
  },
  { name: 'refuseReplacement', fact: 'replacementRefused', direct: true, fields: [REASON] },
  {
    name: 'note',
    fact: 'noteReceived',
    takesFiles: true,
    fields: [
      { key: 'kind', kind: 'choice', options: NOTE_KINDS },
      { key: 'number', kind: 'documentNumber', max: 100 },
      { key: 'files', kind: 'files', when: ({ kind }) => kind !== 'electronic' },
    ],
  },
  {
    name: 'check',
    fact: 'noteChecked',
    starts: (current) => ({ kind: tripOf(current).note?.kind }),
    fields: [
      { key: 'kind', kind: 'choice', options: NOTE_KINDS, resets: ['points'] },
      {
        key: 'points',
        kind: 'choices',
        options: notePoints(undefined),
        only: ({ kind }) => notePoints(kind),
        optional: true,
      },
      { ...REASON, when: (answers) => !isComplete(answers) },
    ],
  },
  {
    name: 'originals',
    fact: 'originalsReceived',
    direct: true,
    fields: [{ key: 'on', kind: 'date', past: true }],
  },
  ...conversationForms,
];

/** What stands unticked on the clearance of this truck. */
export function unclear({ vehicle, points }: Trip): readonly string[] {
  return clearancePoints(vehicle).filter((point) => !points.includes(point));
}
