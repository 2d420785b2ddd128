import { conversation, conversationRights, reason } from '../../testing/conversation.ts';
import { CITY, INN, logistician } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { Carrier } from '../context.ts';
import { carrier } from '../index.ts';

/** The directory of carriers is everybody's who works with them. */
const LOGISTICIANS = 'head, other logistician, own logistician';
const ANYBODY = {
  ...conversationRights(LOGISTICIANS),
  carrierUpdated: LOGISTICIANS,
  contactsAdded: LOGISTICIANS,
  contactRemoved: LOGISTICIANS,
  contactJoined: 'caravan',
  vehicleCleared: 'caravan',
  refusalCounted: 'caravan',
  answerCounted: 'caravan',
  tripCounted: 'caravan',
  failureCounted: 'caravan',
  papersCounted: 'caravan',
};
const WORKING = {
  ...ANYBODY,
  driversAdded: LOGISTICIANS,
  vehiclesAdded: LOGISTICIANS,
  fleetTold: LOGISTICIANS,
  lanesTold: LOGISTICIANS,
  contractRecorded: LOGISTICIANS,
  insuranceRecorded: LOGISTICIANS,
  innChecked: LOGISTICIANS,
  paperExpiring: 'caravan',
  carrierRetired: LOGISTICIANS,
  carrierDenied: LOGISTICIANS,
};

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: carrier,
  caseId: `c${INN}`,
  opened: [
    {
      fact: { type: 'carrierAdded', name: 'Ветер', inn: INN, city: CITY, contacts: ['carrier'] },
      by: logistician,
    },
  ],
  facts: {
    driversAdded: [{ drivers: ['driver'] }],
    vehiclesAdded: [{ vehicles: [{ plate: 'А123ВС777', body: 'tent' }] }],
    fleetTold: [{ fleet: [{ body: 'tent', count: 5, tonnage: 20_000 }] }],
    lanesTold: [{ lanes: [{ from: 'Татарстан', to: 'СЗФО' }] }],
    carrierUpdated: [{ name: 'Новый ветер' }],
    contactsAdded: [{ contacts: ['contact'] }],
    contractRecorded: [{ number: '12', signedOn: '2026-11-20', validUntil: '2026-12-01', files: ['f1'] }],
    insuranceRecorded: [{ number: 'СМР-1', validUntil: '2026-12-02' }],
    paperExpiring: [
      { paper: 'contract', until: '2026-12-01' },
      { paper: 'insurance', until: '2026-12-02' },
    ],
    renewalWaived: [{}],
    innChecked: [{}],
    vehicleCleared: [
      { driver: 'driver', plate: 'А123ВС777', points: ['passport', 'licence', 'vehicle', 'inn'] },
    ],
    refusalCounted: [{ trip: 't1-1' }],
    answerCounted: [{ offer: 'f1-1', minutes: 20 }],
    tripCounted: [{ trip: 't1-1', from: 'Казань', to: 'Пермь', late: 0 }],
    failureCounted: [{ trip: 't1-1', kind: 'damage' }],
    papersCounted: [{ trip: 't1-1', unloadedAt: '2026-11-20T09:00:00.000Z' }],
    contactRemoved: [{ contact: 'carrier' }],
    contactJoined: [{ person: 'carrier' }],
    carrierRetired: reason,
    carrierReturned: [{}],
    carrierDenied: reason,
    denialLifted: [{}],
    ...conversation,
  },
  sign: ({ expiring = [], contract, insurance }: Carrier) => [
    expiring.toSorted(),
    contract?.validUntil,
    insurance?.validUntil,
  ],
  rights: {
    known: WORKING,
    renewal: { ...WORKING, renewalWaived: LOGISTICIANS },
    retired: { ...ANYBODY, carrierReturned: LOGISTICIANS, carrierDenied: LOGISTICIANS },
    denied: { ...ANYBODY, denialLifted: 'head' },
  },
};
