import { conversation, conversationRights, reason } from '../../testing/conversation.ts';
import { INN } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { act } from '../index.ts';

const PARTY = `k${INN}`;
const ANYBODY = conversationRights('accountant, head, own logistician', 'client');

/** An act as its invoice opens it. */
export const opened = {
  type: 'actOpened',
  invoice: 'i1',
  number: 'А-17',
  client: PARTY,
  orders: ['o1', 'o2'],
  logistician: 'logistician-1',
  sum: { minor: 100_000_00, currency: 'RUB' },
};

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: act,
  caseId: 'a1',
  partyId: PARTY,
  opened: [{ fact: opened, by: null }],
  facts: {
    actSigned: [{ files: ['f1'], on: '2026-11-24' }],
    signatureAsked: [{}],
    actDropped: [{ invoice: 'i1' }],
    actAccepted: [{}],
    actRejected: reason,
    ...conversation,
  },
  sign: ({ signed, asked, rejection }) => [signed?.byClient, asked, rejection !== undefined],
  rights: {
    awaited: {
      ...ANYBODY,
      actSigned: 'accountant, client, own logistician',
      signatureAsked: 'caravan',
      actDropped: 'caravan',
    },
    checking: { ...ANYBODY, actAccepted: 'accountant', actRejected: 'accountant', actDropped: 'caravan' },
    dropped: ANYBODY,
    signed: ANYBODY,
  },
};
