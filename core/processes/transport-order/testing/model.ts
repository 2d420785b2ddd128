import { conversation, conversationRights, reason } from '../../testing/conversation.ts';
import { CITY, INN, logistician, person } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { transportOrder } from '../index.ts';

const ANYBODY = conversationRights('head, own logistician');

const stop = {
  city: CITY,
  address: 'ул. Складская, 5',
  window: { from: '2026-11-25T06:00:00.000Z', to: '2026-11-25T15:00:00.000Z' },
};
const request = { loadings: [stop], unloadings: [stop], cargo: 'плитка', weight: 20_000, body: 'tent' };
const ordered = { type: 'orderRequested', client: `k${INN}`, logistician: 'logistician-1', request };

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: transportOrder,
  caseId: 'o1',
  partyId: `k${INN}`,
  opened: [
    { fact: ordered, by: logistician },
    { fact: ordered, by: person('contact', [], { partyId: `k${INN}`, as: 'client' }) },
  ],
  facts: {
    numberGiven: [{ number: '1' }],
    logisticianChanged: [{ logistician: 'logistician-2' }],
    requestDeclined: reason,
    requestWithdrawn: reason,
    ...conversation,
  },
  sign: ({ logistician: held, source }) => [held, source],
  rights: {
    numbering: { ...ANYBODY, logisticianChanged: 'caravan', numberGiven: 'caravan' },
    requestReceived: {
      ...ANYBODY,
      logisticianChanged: 'caravan',
      requestDeclined: 'head, own logistician',
      requestWithdrawn: 'client, head, own logistician',
    },
    declined: { ...ANYBODY, logisticianChanged: 'caravan' },
    withdrawn: { ...ANYBODY, logisticianChanged: 'caravan' },
  },
};
