import { logistician } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { CarrierGroup } from '../facts.ts';
import { carrierGroup } from '../index.ts';

/** Whoever linked the chat is the group's own logistician; all of them may do the same. */
const LOGISTICIANS = 'head, logistician, other logistician, own logistician';

/** For the walk: how groups are made, what facts hold, and who is accepted where. */
export const model: Model = {
  process: carrierGroup,
  caseId: 'g1',
  opened: [{ fact: { type: 'groupMade', name: 'Тенты СЗФО', carriers: ['c1'] }, by: logistician }],
  facts: {
    groupRenamed: [{ name: 'Тенты' }],
    membersAdded: [{ carriers: ['c2'] }],
    memberRemoved: [{ carrier: 'c1' }],
    chatLinked: [{ chat: '-1001', title: 'Тенты СЗФО', by: 'logistician-1' }],
    chatUnlinked: [{}],
    chatMoved: [
      { chat: '-1001', to: '-1002' },
      { chat: '-1009', to: '-1002' },
    ],
    chatLost: [
      { chat: '-1001', how: 'removed' },
      { chat: '-1002', how: 'elsewhere' },
    ],
    groupDropped: [{}],
  },
  sign: ({ carriers, chat }: CarrierGroup) => [carriers, chat],
  rights: {
    live: {
      groupRenamed: LOGISTICIANS,
      membersAdded: LOGISTICIANS,
      memberRemoved: LOGISTICIANS,
      chatLinked: 'caravan',
      chatUnlinked: 'head, other logistician, own logistician',
      chatMoved: 'caravan',
      chatLost: 'caravan',
      groupDropped: LOGISTICIANS,
    },
  },
};
