import { ladder } from '../../obligations/ladders.ts';
import { conversation } from '../conversation.ts';
import { carrierConfirmation, clearance, issuing, naming, search } from './booking.ts';
import { BILL } from './buttons.ts';
import { act, chart } from './chart.ts';
import { basisToBill, toBill, toOrder } from './commands.ts';
import { consent } from './consent.ts';
import type { Trip } from './context.ts';
import { CANCELLED } from './leaving.ts';
import { papers } from './papers.ts';
import { published } from './publishing.ts';
import { countTrip } from './record.ts';
import { trouble } from './trouble.ts';
import { way } from './way.ts';

/** What a logistician owes is the next one's from the moment of the change. */
const LOGISTICIANS_STAGES = [
  'search',
  'clearance',
  'transport.way.loading',
  'transport.way.movement',
  'transport.way.unloading',
  'transport.trouble.open',
  'transport.consent.rejected',
  'transport.consent.replacing',
  'unloadingConfirmation',
  'papers.note.checking',
  'papers.note.originals',
];

const CONFIRMED = act<'unloadingConfirmed'>((trip) => [toOrder(trip, 'tripUnloaded'), ...countTrip(trip)]);

/** Whoever said "unloaded" too early is on the road again, with all that was agreed. */
const ROAD = '#trip.transport';
const onRoad = (leg: string, word: string) =>
  [`${ROAD}.way.${leg}`, `${ROAD}.trouble.none`, `${ROAD}.consent.${word}`] as const;

/** One truck of an order: search, booking, way, papers, payment (S0-37 to S0-53, S0-62, G-30). */
export const machine = chart.createMachine({
  id: 'trip',
  context: ({ input }) => input.context,
  initial: 'search',
  on: {
    ...conversation<Trip>(() => 'logistician'),
    logisticianChanged: {
      actions: act<'logisticianChanged'>(() =>
        LOGISTICIANS_STAGES.map((stage) => ({ type: 'renew', stage })),
      ),
    },
    paperArrived: {},
    chargeSettled: { actions: act<'chargeSettled'>(toBill) },
    ...published,
  },
  states: {
    search,
    naming,
    clearance,
    issuing,
    carrierConfirmation,
    transport: { type: 'parallel', states: { way, trouble, consent }, on: { ...CANCELLED } },
    unloadingConfirmation: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 2 },
        ladder: ladder('head'),
        buttons: [{ fact: 'unloadingConfirmed' }, { fact: 'milestoneTakenBack', aside: true }],
      },
      on: {
        unloadingConfirmed: { target: 'papers', actions: CONFIRMED },
        milestoneTakenBack: [
          { guard: 'isAgreedAtUnloading', target: onRoad('unloading', 'given') },
          { guard: 'isAgreedLoaded', target: onRoad('movement', 'given') },
          { guard: 'isAgreed', target: onRoad('loading', 'given') },
          { guard: 'hasReachedUnloading', target: onRoad('unloading', 'asked') },
          { guard: 'isLoaded', target: onRoad('movement', 'asked') },
          { target: onRoad('loading', 'asked') },
        ],
        ...CANCELLED,
      },
    },
    papers,
    /** G-17: nothing was carried, yet the carrier is owed something for it. */
    deadFreight: {
      meta: {
        owner: 'carrier',
        rest: true,
        buttons: [BILL],
      },
      on: {
        billRecorded: { actions: act<'billRecorded'>(basisToBill) },
        billRejected: {},
        billPaid: {
          target: 'cancelled',
          actions: act<'billPaid'>((trip) => [toOrder(trip, 'tripEnded')]),
        },
      },
    },
    closed: { type: 'final' },
    cancelled: { type: 'final' },
  },
});
