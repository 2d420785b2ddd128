import { plusMs } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import type { Wait } from '../process.ts';
import { act } from './chart.ts';
import { toOrder } from './commands.ts';
import type { Trip } from './context.ts';
import { atNextStop, isUnloaded, legOf, type MilestoneKind, placeOf, QUIET_MS } from './route.ts';

/** What the client hears (S0-48); internal details never. */
const HEARD: Record<MilestoneKind, string> = {
  arrivedToLoad: 'trip.notice.arrivedToLoad',
  loaded: 'trip.notice.loaded',
  left: 'trip.notice.left',
  arrivedToUnload: 'trip.notice.arrivedToUnload',
  unloaded: 'trip.notice.unloaded',
};

/** The card of the order tells where every truck is. */
const WHERE = { text: 'transport-order.button.whereAsked' };

/** What was pressed goes out two minutes later, so that a slip stays within the company. */
export function waits({ context }: Case<Trip>): Wait[] {
  if (context.cancelled !== undefined) return [];
  return [
    ...context.milestones
      .filter(({ published }) => !published)
      .map(({ kind, stop, at }, n, all) => ({
        name: `published/${kind}/${stop}/${at}`,
        // Those of one moment go out in the order in which they came.
        at: later(at, all.slice(0, n).filter((before) => before.at === at).length),
        fact: { type: 'milestonePublished', kind, stop, at },
      })),
    ...context.delays
      .filter(({ published }) => !published)
      .map(({ at }) => ({ name: `delay/${at}`, at: later(at), fact: { type: 'delayPublished', at } })),
  ];
}

function later(at: string, after = 0): string {
  return plusMs(at, QUIET_MS + after);
}

/** What the chart's root does with them: the client is told, and so is the order. */
export const published = {
  milestonePublished: {
    actions: act<'milestonePublished'>((trip, { kind, stop, at }) => {
      const city = placeOf(trip, stop)?.city;
      return [
        {
          type: 'tell',
          to: { party: trip.client },
          text: HEARD[kind],
          params: {
            city: city?.name ?? '',
            plate: trip.vehicle?.plate ?? '',
            at: { at, ...(city === undefined ? {} : { zone: city.zone }) },
          },
          buttons: isUnloaded(trip) ? [] : [{ ...WHERE, about: trip.order }],
        },
        toOrder(trip, 'milestoneHeard', { kind, stop, at }),
      ];
    }),
  },
  delayPublished: {
    actions: act<'delayPublished'>((trip, { at }) => {
      const delay = trip.delays.find((one) => one.at === at);
      if (delay === undefined) return [];
      const { reason, until } = delay;
      const said = { reason: { text: { key: `trip.reason.${reason}` } }, leg: legOf(trip) };
      return [
        until === undefined
          ? { type: 'tell', to: { party: trip.client }, text: 'trip.notice.delay', params: said }
          : {
              type: 'tell',
              to: { party: trip.client },
              text: 'trip.notice.delayUntil',
              params: { ...said, until: atNextStop(trip, until) },
            },
        toOrder(trip, 'delayHeard', { reason, ...(until === undefined ? {} : { until }) }),
      ];
    }),
  },
};
