import { ladder } from '../../obligations/ladders.ts';
import { REFUSE, RELEASE } from './buttons.ts';
import { act, chart } from './chart.ts';
import { agreedTo, cleared, holding, passedOn } from './commands.ts';
import { CANCELLED, REFUSED } from './leaving.ts';

const passed = act<'carrierAwarded'>(passedOn);

/** Its winner kept silent: the truck goes to the reserve (G-12). */
const PASSED = { carrierAwarded: { target: '#trip.naming', actions: passed } } as const;

/** S0-37: a vehicle is searched for; carriers are asked on the order's card. */
export const search = chart.createStateConfig({
  meta: {
    owner: 'logistician',
    deadline: { workingHours: 4 },
    ladder: ladder('head'),
    buttons: [{ fact: 'carrierChosen', form: 'choose' }],
  },
  on: { carrierChosen: 'naming', ...PASSED, ...CANCELLED },
});

/** The chosen carrier says who drives what. */
export const naming = chart.createStateConfig({
  meta: {
    owner: 'carrier',
    deadline: { workingHours: 2 },
    ladder: ladder('logistician'),
    buttons: [{ fact: 'vehicleNamed', form: 'vehicle', told: true }, REFUSE, RELEASE],
  },
  on: {
    vehicleNamed: { target: 'clearance', actions: act<'vehicleNamed'>((trip) => holding(trip, false)) },
    carrierAwarded: { actions: [passed, act(() => [{ type: 'renew', stage: 'naming' }])] },
    ...REFUSED,
    ...CANCELLED,
  },
});

/** Nobody is booked whose papers have not been looked at; the head may let it go, with a reason. */
export const clearance = chart.createStateConfig({
  meta: {
    owner: 'logistician',
    deadline: { workingHours: 2 },
    ladder: ladder('head'),
    buttons: [
      { fact: 'papersChecked', form: 'clear' },
      { fact: 'clearanceOverridden', form: 'override' },
      REFUSE,
      RELEASE,
    ],
  },
  on: {
    papersChecked: [{ guard: 'isCleared', target: 'issuing', actions: act<'papersChecked'>(cleared) }, {}],
    clearanceOverridden: 'issuing',
    ...PASSED,
    ...REFUSED,
    ...CANCELLED,
  },
});

/** S0-38: the carrier's order is written out. */
export const issuing = chart.createStateConfig({
  meta: { owner: 'caravan', rest: true, buttons: [] },
  entry: act(() => [{ type: 'paper', paper: 'carrierOrder', fact: 'carrierOrderIssued' }]),
  on: {
    carrierOrderIssued: {
      target: 'carrierConfirmation',
      actions: act<'carrierOrderIssued'>((trip) => holding(trip, true)),
    },
    ...CANCELLED,
  },
});

/** S0-39, S0-41: the carrier confirms its order, which then stays in the archive. */
export const carrierConfirmation = chart.createStateConfig({
  meta: {
    owner: 'carrier',
    deadline: { workingHours: 2 },
    ladder: ladder('logistician'),
    buttons: [{ fact: 'carrierConfirmed', told: true }, REFUSE, RELEASE],
  },
  on: {
    carrierConfirmed: { target: 'transport', actions: act<'carrierConfirmed'>(agreedTo) },
    ...PASSED,
    ...REFUSED,
    ...CANCELLED,
  },
});
