import { logistician } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { CarrierGroup } from '../facts.ts';
import { carrierGroup } from '../index.ts';

const LOGISTICIANS = 'head, logistician';

/** For the walk: how groups are made, what facts hold, and who is accepted where. */
export const model: Model = {
  process: carrierGroup,
  caseId: 'g1',
  opened: [{ fact: { type: 'groupMade', name: 'Тенты СЗФО', carriers: ['c1'] }, by: logistician }],
  facts: {
    groupRenamed: [{ name: 'Тенты' }],
    membersAdded: [{ carriers: ['c2'] }],
    memberRemoved: [{ carrier: 'c1' }],
    groupDropped: [{}],
  },
  sign: ({ carriers }: CarrierGroup) => carriers,
  rights: {
    live: {
      groupRenamed: LOGISTICIANS,
      membersAdded: LOGISTICIANS,
      memberRemoved: LOGISTICIANS,
      groupDropped: LOGISTICIANS,
    },
  },
};
