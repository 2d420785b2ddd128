import { ladder } from '../../obligations/ladders.ts';
import { act, chart, type Move } from './chart.ts';
import { booked, cleared, toOrder } from './commands.ts';
import type { Trip } from './context.ts';

const REPLACE = { fact: 'vehicleReplaced', form: 'replace', aside: true, told: true } as const;
const REFUSE_REPLACEMENT = { fact: 'replacementRefused', form: 'refuseReplacement', aside: true } as const;
const AGREE = { fact: 'vehicleAgreed', told: true } as const;

/** Whose vehicle it is hears that it passed, and that the client's word is awaited. */
function replacementPassed({ vehicle }: Trip): Move {
  return {
    type: 'tell',
    to: { role: 'carrier' },
    text: 'trip.notice.replacementPassed',
    params: { plate: vehicle?.plate ?? '' },
  };
}

const replacementRefused = act<'replacementRefused'>((_, { reason }) => [
  {
    type: 'tell',
    to: { role: 'carrier' },
    text: 'trip.notice.replacementRefused',
    params: { reason: { inbox: reason } },
  },
]);

/** Another vehicle comes: the client, the order, the carrier's file and both drivers hear of it. */
function replaced(trip: Trip): Move[] {
  const { vehicle, formerDriver, client } = trip;
  if (vehicle === undefined) return [];
  const driver = vehicle.driver;
  return [
    { type: 'tell', to: { party: client }, text: 'trip.notice.replaced', params: { plate: vehicle.plate } },
    ...(formerDriver === undefined
      ? []
      : [
          { type: 'tell' as const, to: { person: formerDriver }, text: 'trip.notice.formerDriver' },
          {
            type: 'tell' as const,
            to: { person: driver },
            text: 'trip.notice.newDriver',
            stage: 'transport.way',
          },
        ]),
    ...cleared(trip),
    ...booked(trip),
  ];
}

const agreed = {
  target: 'given',
  actions: act<'vehicleAgreed'>((trip) => [
    // Whoever marked it for the client knows it.
    ...(trip.agreedBy === 'client'
      ? [{ type: 'tell' as const, to: { role: 'logistician' as const }, text: 'trip.notice.clientAgreed' }]
      : []),
    toOrder(trip, 'vehicleAgreed'),
  ]),
} as const;

/** S0-40, S0-42: the order is confirmed to the client with the vehicle, and again with every other one. */
export const consent = chart.createStateConfig({
  initial: 'issuing',
  on: {
    vehicleReplaced: [
      { guard: 'isProposed', target: '.replacing' },
      { target: '.issuing', reenter: true, actions: act<'vehicleReplaced'>(replaced) },
    ],
  },
  states: {
    issuing: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      entry: act(() => [{ type: 'paper', paper: 'confirmation', fact: 'confirmationIssued' }]),
      on: { confirmationIssued: 'asked' },
    },
    asked: {
      meta: {
        owner: 'client',
        deadline: { workingHours: 4 },
        ladder: ladder('logistician'),
        buttons: [AGREE, { fact: 'vehicleRejected', form: 'reject', told: true, aside: true }, REPLACE],
      },
      on: {
        vehicleAgreed: agreed,
        vehicleRejected: 'rejected',
        // The paper of a vehicle that has been replaced meanwhile may come first; the newest one stays.
        confirmationIssued: { actions: act(() => [{ type: 'renew', stage: 'transport.consent.asked' }]) },
      },
    },
    rejected: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 2 },
        ladder: ladder('head'),
        buttons: [{ fact: 'vehicleReplaced', form: 'replace' }, AGREE],
      },
      on: { vehicleAgreed: agreed },
    },
    replacing: {
      meta: {
        owner: 'logistician',
        deadline: { workingHours: 2 },
        ladder: ladder('head'),
        buttons: [{ fact: 'replacementCleared', form: 'clearReplacement' }, REPLACE, REFUSE_REPLACEMENT],
      },
      on: {
        replacementCleared: [
          { guard: 'isProposed' },
          {
            target: 'issuing',
            actions: act<'replacementCleared'>((trip) => [...replaced(trip), replacementPassed(trip)]),
          },
        ],
        replacementRefused: [
          { guard: 'isAgreed', target: 'given', actions: replacementRefused },
          { guard: 'isRejected', target: 'rejected', actions: replacementRefused },
          { guard: 'isConfirmed', target: 'asked', actions: replacementRefused },
          { target: 'issuing', actions: replacementRefused },
        ],
      },
    },
    given: { meta: { owner: 'client', rest: true, buttons: [REPLACE] } },
  },
});
