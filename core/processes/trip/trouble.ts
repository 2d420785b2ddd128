import { ladder } from '../../obligations/ladders.ts';
import { act, chart, type Move } from './chart.ts';
import { toOrder } from './commands.ts';
import { openTrouble, type Trip } from './context.ts';
import { countFailure } from './record.ts';

/** What the client is told of a trouble: what happened and that it is being dealt with, no more. */
const HEARD: Record<string, string> = {
  failedLoading: 'trip.notice.failedLoading',
  breakdown: 'trip.notice.breakdown',
  damage: 'trip.notice.damage',
  refusal: 'trip.notice.refusal',
};

const OVER: Record<string, string> = {
  waits: 'trip.notice.over.waits',
  reloaded: 'trip.notice.over.reloaded',
  replaced: 'trip.notice.over.replaced',
  accepted: 'trip.notice.over.accepted',
  claim: 'trip.notice.over.claim',
};

/** The carrier hears what its driver tells, and the driver's words with it. */
function happened(trip: Trip): Move[] {
  const { kind = '', note } = openTrouble(trip) ?? {};
  return [
    { type: 'tell', to: { party: trip.client }, text: HEARD[kind] ?? '' },
    {
      type: 'tell',
      to: { role: 'carrier' },
      text: 'trip.notice.troubleHeard',
      params: {
        trouble: { text: { key: `trip.trouble.${kind}` } },
        note: note === undefined ? '' : { inbox: note },
      },
    },
    toOrder(trip, 'troubleHeard', { kind, over: false }),
  ];
}

/** Those on the road hear what was decided. */
function decided({ how, note }: { how: string; note?: string | undefined }): Move[] {
  const params = {
    how: { text: { key: `trip.how.${how}` } },
    note: note === undefined ? '' : { inbox: note },
  };
  const text = 'trip.notice.decided';
  return [
    { type: 'tell', to: { role: 'driver' }, text, params },
    { type: 'tell', to: { role: 'carrier' }, text, params },
  ];
}

const resolved = act<'troubleResolved'>((trip, { how, note }) => [
  { type: 'tell', to: { party: trip.client }, text: OVER[how] ?? '' },
  ...decided({ how, note }),
  toOrder(trip, 'troubleHeard', { kind: trip.troubles.at(-1)?.kind ?? '', over: true }),
  ...countFailure(trip, how),
]);

/** G-17: failed loading, breakdown, damage, a consignee who does not take the goods. */
export const trouble = chart.createStateConfig({
  initial: 'none',
  states: {
    none: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      on: { troubleReported: { target: 'open', actions: act<'troubleReported'>(happened) } },
    },
    open: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'troubleResolved', form: 'resolve' }],
      },
      on: {
        troubleReported: {
          actions: act<'troubleReported'>((trip) => [
            ...happened(trip),
            { type: 'renew', stage: 'transport.trouble.open' },
          ]),
        },
        troubleResolved: [
          { guard: 'isUnloaded', target: '#trip.unloadingConfirmation', actions: resolved },
          { target: 'none', actions: resolved },
        ],
      },
    },
  },
});
