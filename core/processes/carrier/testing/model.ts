import { conversation, conversationRights, reason } from '../../testing/conversation.ts';
import { CITY, INN, logistician } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { carrier } from '../index.ts';

/** The directory of carriers is everybody's who works with them. */
const LOGISTICIANS = 'head, other logistician, own logistician';
const ANYBODY = {
  ...conversationRights(LOGISTICIANS),
  contactRemoved: LOGISTICIANS,
  contactJoined: 'caravan',
  vehicleCleared: 'caravan',
  refusalCounted: 'caravan',
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
    contractRecorded: [{ number: '12', signedOn: '2026-11-20', files: ['f1'] }],
    innChecked: [{}],
    vehicleCleared: [
      { driver: 'driver', plate: 'А123ВС777', points: ['passport', 'licence', 'vehicle', 'inn'] },
    ],
    refusalCounted: [{ trip: 't1-1' }],
    contactRemoved: [{ contact: 'carrier' }],
    contactJoined: [{ person: 'carrier' }],
    carrierRetired: reason,
    carrierReturned: [{}],
    ...conversation,
  },
  sign: () => null,
  rights: {
    known: {
      ...ANYBODY,
      driversAdded: LOGISTICIANS,
      vehiclesAdded: LOGISTICIANS,
      contractRecorded: LOGISTICIANS,
      innChecked: LOGISTICIANS,
      carrierRetired: LOGISTICIANS,
    },
    retired: { ...ANYBODY, carrierReturned: LOGISTICIANS },
  },
};
