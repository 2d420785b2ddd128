import { ladder } from '../../obligations/ladders.ts';
import { BILL, CHARGE } from './buttons.ts';
import { act, chart } from './chart.ts';
import { basisToBill, toBill, toOrder } from './commands.ts';
import type { Trip } from './context.ts';
import { notePoints } from './lists.ts';
import { countPapers } from './record.ts';

/** The carrier hears exactly what is missing in the note, and why; the driver reads it in the task that comes back. */
const rejected = act<'noteChecked'>((_, { kind, points, reason }) => {
  const missing = notePoints(kind).filter((point) => !points.includes(point));
  return [
    {
      type: 'tell',
      to: { role: 'carrier' },
      text: 'trip.notice.noteRejected',
      params: {
        missing: { lines: missing.map((point) => ({ key: `trip.points.${point}` })) },
        reason: reason === undefined ? '' : { inbox: reason },
      },
    },
  ];
});

/** Both sides on the road hear that the note is fine, the carrier also that the paper itself is awaited. */
const accepted = (carrierText: string) =>
  act<'noteChecked'>((trip) => [
    { type: 'tell', to: { role: 'driver' }, text: 'trip.notice.noteAccepted' },
    { type: 'tell', to: { role: 'carrier' }, text: carrierText },
    ...basisToBill(trip),
    ...countPapers(trip),
  ]);

/** The truck's papers may be settled before a charge is. */
const CHARGED = { chargeSettled: { actions: act<'chargeSettled'>(toBill) } };

const originals = act<'originalsReceived'>((trip) => [...basisToBill(trip), ...countPapers(trip)]);

const filed = act<'noteFiled'>((trip) => [toOrder(trip, 'noteFiled', { files: trip.note?.files ?? [] })]);
const filedAndClosed = act<'noteFiled'>((trip) => [
  toOrder(trip, 'noteFiled', { files: trip.note?.files ?? [] }),
  toOrder(trip, 'tripClosed'),
]);

/** S0-49 to S0-51, S0-53, S0-62, S0-68: the consignment note from the road to the accounting. */
const note = chart.createStateConfig({
  initial: 'awaited',
  states: {
    awaited: {
      meta: {
        owner: 'driver',
        deadline: { workingDays: 1 },
        ladder: ladder('logistician'),
        buttons: [{ fact: 'noteReceived', form: 'note', told: true }],
      },
      on: { noteReceived: 'checking', originalsReceived: {} },
    },
    checking: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 4 },
        ladder: ladder('head'),
        buttons: [{ fact: 'noteChecked', form: 'check' }],
      },
      on: {
        noteChecked: [
          {
            guard: 'noteComplete',
            target: 'commercial',
            actions: accepted('trip.notice.noteAccepted'),
          },
          {
            guard: 'noteAccepted',
            target: 'originals',
            actions: accepted('trip.notice.originalsAwaited'),
          },
          { target: 'awaited', actions: rejected },
        ],
        originalsReceived: {},
      },
    },
    originals: {
      meta: {
        owner: 'logistician',
        deadline: { workingDays: 10 },
        ladder: ladder('head'),
        buttons: [{ fact: 'originalsReceived', form: 'originals' }],
      },
      on: { originalsReceived: { target: 'commercial', actions: originals } },
    },
    commercial: {
      meta: {
        owner: 'sales',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'noteTaken' }],
      },
      on: { noteTaken: 'accounting' },
    },
    accounting: {
      meta: {
        owner: 'accountant',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'noteFiled' }],
      },
      on: {
        noteFiled: [
          { guard: 'isSettled', target: '#trip.closed', actions: filedAndClosed },
          { target: 'filed', actions: filed },
        ],
      },
    },
    filed: {
      // Until there is a bill, its own stage has the button.
      meta: {
        owner: 'accountant',
        rest: true,
        buttons: [{ ...CHARGE, when: ({ bill }: Trip) => bill !== undefined }],
      },
      on: CHARGED,
    },
  },
});

/** S0-52: the carrier's bill for this trip, and whether it is paid. */
const bill = chart.createStateConfig({
  initial: 'awaited',
  states: {
    awaited: {
      meta: {
        owner: 'carrier',
        deadline: { workingDays: 5 },
        ladder: ladder('logistician'),
        buttons: [BILL, CHARGE],
      },
      on: { billRecorded: { target: 'received', actions: act<'billRecorded'>(basisToBill) } },
    },
    received: {
      meta: { owner: 'accountant', rest: true, buttons: [CHARGE] },
      on: {
        billRejected: 'awaited',
        billPaid: [
          {
            guard: 'isSettled',
            target: '#trip.closed',
            actions: act<'billPaid'>((trip: Trip) => [toOrder(trip, 'tripClosed')]),
          },
          { target: 'paid' },
        ],
      },
    },
    paid: {
      meta: { owner: 'accountant', rest: true, buttons: [] },
      on: CHARGED,
    },
  },
});

export const papers = chart.createStateConfig({ type: 'parallel', states: { note, bill } });
