import { conversation } from '../../testing/conversation.ts';
import { CITY, INN } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { openTrouble, type Trip } from '../context.ts';
import { trip } from '../index.ts';
import { CLEARANCE, NOTE_POINTS } from '../lists.ts';
import { hasReachedUnloading, isLoaded, isUnloaded } from '../route.ts';
import { rights } from './rights.ts';

const AT = '2026-11-24T09:00:00.000Z';
const COMPANY = `k${INN}`;
const RUB = { minor: 9_000_000, currency: 'RUB' };

const stop = {
  city: CITY,
  address: 'ул. Складская, 5',
  window: { from: '2026-11-25T06:00:00.000Z', to: '2026-11-25T15:00:00.000Z' },
};
const request = { loadings: [stop], unloadings: [stop], cargo: 'плитка', weight: 20_000, body: 'tent' };
const price = { amount: RUB, vat: 'none', form: 'cashless', days: 10, daysFrom: 'scan' };
const vehicle = { driver: 'driver', plate: 'А123ВС777', files: ['f4'] };
const atLoading = [{ stop: 1 }];
const atUnloading = [{ stop: 2 }];
const opening = {
  type: 'tripOpened',
  order: 'o1',
  number: '1/1',
  client: COMPANY,
  logistician: 'logistician-1',
  request,
  promised: true,
};

/** How far the truck has come, as far as the guards look at it. */
function legOf(known: Trip): number {
  return [isLoaded, hasReachedUnloading, isUnloaded].filter((isThere) => isThere(known)).length;
}

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: trip,
  caseId: 't1-1',
  partyId: COMPANY,
  opened: [{ fact: opening, by: null }],
  facts: {
    tripCancelled: [{ by: 'client' }, { by: 'us', carrierDue: RUB }],
    logisticianChanged: [{ logistician: 'logistician-1' }],
    paperArrived: [{}],
    carrierChosen: [{ carrier: COMPANY, price }],
    carrierAwarded: [{ carrier: COMPANY, price, offer: 'f1-1', from: COMPANY }],
    vehicleNamed: [vehicle],
    carrierRefused: [{ reason: 'noTruck' }],
    carrierReleased: [{ reason: 'i3' }],
    papersChecked: [{ points: [...CLEARANCE] }, { points: ['contract'] }],
    clearanceOverridden: [{ reason: 'i4' }],
    carrierOrderIssued: [{ files: ['f5'] }],
    carrierConfirmed: [{}],
    arrivedToLoad: atLoading,
    loaded: atLoading,
    left: atLoading,
    arrivedToUnload: atUnloading,
    unloaded: atUnloading,
    milestoneTakenBack: [{}],
    milestonePublished: [
      { kind: 'arrivedToLoad', stop: 1, at: AT },
      { kind: 'loaded', stop: 1, at: AT },
      { kind: 'left', stop: 1, at: AT },
      { kind: 'arrivedToUnload', stop: 2, at: AT },
      { kind: 'unloaded', stop: 2, at: AT },
    ],
    delayReported: [{ reason: 'queue' }],
    delayPublished: [{ at: AT }],
    troubleReported: [{ kind: 'damage' }],
    troubleResolved: [{ how: 'claim' }],
    confirmationIssued: [{ files: ['f6'] }],
    vehicleAgreed: [{}],
    vehicleRejected: [{ reason: 'i5' }],
    vehicleReplaced: [{ ...vehicle, reason: 'breakdown', points: [...CLEARANCE] }],
    replacementCleared: [{ points: [...CLEARANCE] }, { points: [] }],
    replacementRefused: [{ reason: 'i7' }],
    unloadingConfirmed: [{}],
    noteReceived: [{ kind: 'cmr', number: '77', files: ['f7'] }],
    noteChecked: [
      { kind: 'cmr', points: [...NOTE_POINTS.cmr] },
      { kind: 'cmr', points: [], reason: 'i6' },
    ],
    originalsReceived: [{ on: '2026-11-24' }],
    noteTaken: [{}],
    noteFiled: [{}],
    billRecorded: [{ bill: 'b1', number: '5' }],
    billRejected: [{ bill: 'b1' }],
    billPaid: [{ bill: 'b1' }],
    chargeSettled: [{ charge: 'x1', kind: 'downtime', carrierSum: RUB }],
    ...conversation,
  },
  sign: (known: Trip) =>
    known.unloadedAt === undefined
      ? [
          legOf(known),
          legOf({ ...known, milestones: known.milestones.slice(0, -1) }),
          known.milestones.length === 0 && known.delays.some(({ published }) => !published),
          known.agreed,
          known.rejection !== undefined,
          known.proposed !== undefined && known.documents.confirmation !== undefined,
          openTrouble(known) === undefined,
        ]
      : [known.originals],
  rights,
};
