import { ladder } from '../../obligations/ladders.ts';
import { CHARGE, REFUSE } from './buttons.ts';
import { act, chart, type Move } from './chart.ts';
import { toOrder } from './commands.ts';
import type { Trip } from './context.ts';
import { refused } from './leaving.ts';
import {
  atNextStop,
  isLoaded,
  isUnloaded,
  type MilestoneKind,
  nextPlace,
  stopFor,
  windowEnd,
} from './route.ts';

const milestone = (fact: MilestoneKind) => ({
  fact,
  quick: 'stop',
  told: true as const,
  arg: (trip: Trip) => {
    const stop = stopFor(trip, fact);
    return stop === undefined ? undefined : String(stop);
  },
});

/** The window of the next stop ends by the clock of that stop. */
const WINDOW = { at: windowEnd, told: (trip: Trip) => nextPlace(trip)?.city.zone };

const LATE = { owner: 'logistician', deadline: WINDOW, ladder: ladder('head') } as const;

/** The next stop of several has a window of its own. */
const nextLoading = act<'loaded'>((trip) =>
  isLoaded(trip) ? [] : [{ type: 'renew', stage: 'transport.way.loading' }],
);
const nextUnloading = act<'unloaded'>((trip) =>
  isUnloaded(trip) ? [] : [{ type: 'renew', stage: 'transport.way.unloading' }],
);

/** The booking is off, and with it what was open on the road. */
function lost(trip: Trip): Move[] {
  const ended = trip.troubles.filter(({ over }) => over === trip.refusals.at(-1)?.at);
  return [
    ...refused(trip),
    ...ended.map(({ kind }) => toOrder(trip, 'troubleHeard', { kind, over: true })),
    toOrder(trip, 'tripUnbooked'),
  ];
}

/**
 * S0-43 to S0-46: the truck from stop to stop. The driver's buttons belong to the whole way, so that each stays good
 * until it is pressed; the stages within remind the logistician of a milestone that is late.
 */
export const way = chart.createStateConfig({
  meta: {
    owner: 'driver',
    deadline: WINDOW,
    buttons: [
      milestone('arrivedToLoad'),
      milestone('loaded'),
      milestone('left'),
      milestone('arrivedToUnload'),
      milestone('unloaded'),
      {
        fact: 'milestoneTakenBack',
        when: ({ milestones }: Trip) => milestones.at(-1)?.published === false,
        aside: true,
      },
      { fact: 'delayReported', form: 'delay', aside: true, told: true },
      { fact: 'troubleReported', form: 'trouble', aside: true },
    ],
  },
  initial: 'loading',
  on: {
    arrivedToLoad: {},
    loaded: [{ guard: 'isLoaded', target: '.movement' }, { actions: nextLoading }],
    left: [{ guard: 'isLoaded', target: '.movement' }, {}],
    arrivedToUnload: '.unloading',
    unloaded: [
      { guard: 'isThrough', target: '#trip.unloadingConfirmation' },
      { target: '.unloading', actions: nextUnloading },
    ],
    milestoneTakenBack: [
      { guard: 'hasReachedUnloading', target: '.unloading' },
      { guard: 'isLoaded', target: '.movement' },
      { target: '.loading' },
    ],
    delayReported: {
      actions: act<'delayReported'>((trip, { reason, until, note, files }) => [
        {
          type: 'tell',
          to: { role: 'logistician' },
          text: until === undefined ? 'trip.notice.delayHeard' : 'trip.notice.delayHeardUntil',
          params: {
            reason: { text: { key: `trip.reason.${reason}` } },
            ...(until === undefined ? {} : { until: atNextStop(trip, until) }),
            note: note === undefined ? '' : { inbox: note },
          },
          files,
        },
      ]),
    },
    troubleReported: {},
  },
  states: {
    loading: {
      meta: { ...LATE, buttons: [CHARGE, REFUSE] },
      on: {
        carrierRefused: { target: '#trip.search', actions: act<'carrierRefused'>(lost) },
      },
    },
    movement: { meta: { ...LATE, buttons: [CHARGE] } },
    unloading: { meta: { ...LATE, buttons: [CHARGE] } },
  },
});
