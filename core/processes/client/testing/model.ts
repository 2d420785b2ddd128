import { conversation, conversationRights, reason } from '../../testing/conversation.ts';
import { both, CITY, INN, seller } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { EXPLANATIONS } from '../context.ts';
import { client } from '../index.ts';

const SELLER = 'head, own sales';
const ANYBODY = {
  ...conversationRights('head, own logistician, own sales'),
  contactAdded: 'head, own logistician, own sales',
  contactRemoved: 'head, own logistician, own sales',
  contactJoined: 'caravan',
  creditTermsSet: 'director, head',
  documentFiled: 'caravan',
};
const opened = { type: 'clientOpened', name: 'Ромашка', inn: INN, city: CITY, contact: 'contact' };

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: client,
  caseId: `k${INN}`,
  opened: [seller, both].map((by) => ({ fact: opened, by })),
  facts: {
    explanationsGiven: [{ points: ['rates'] }, { points: [...EXPLANATIONS] }],
    contractConcluded: [
      {
        signedOn: '2026-11-20',
        files: ['f1'],
        paymentDays: 30,
        paymentFrom: 'scan',
        paymentDayKind: 'banking',
      },
      {
        signedOn: '2027-01-01',
        files: ['f1'],
        paymentDays: 30,
        paymentFrom: 'scan',
        paymentDayKind: 'banking',
      },
    ],
    numberGiven: [{ number: '2026-1' }],
    handoverFilled: [
      {
        nuances: 'стекло',
        platform: false,
        documentRules: 'ТТН',
        paymentRules: 'по вторникам',
        contacts: ['contact'],
      },
    ],
    logisticianAssigned: [
      { logistician: 'logistician-1' },
      { logistician: 'logistician-2' },
      { logistician: 'both' },
    ],
    handoverAccepted: [{}],
    handoverQuestioned: [{ question: 'кто подписывает?' }],
    questionAnswered: [{ answer: 'директор' }],
    contactAdded: [{ contacts: ['contact'] }],
    contactRemoved: [{ contact: 'contact' }],
    contactJoined: [{ person: 'contact' }],
    creditTermsSet: [{ grade: 'B', limit: { minor: 500_000_00, currency: 'RUB' }, days: 14 }],
    documentFiled: [{ kind: 'specification', number: '7', file: 'f1', deal: 'd1' }],
    callLogged: [{ result: 'loads' }],
    clientDropped: reason,
    clientReopened: reason,
    ...conversation,
  },
  sign: ({ sales, logistician: held, explained }) => [sales, held, explained.length],
  rights: {
    explanations: { ...ANYBODY, explanationsGiven: SELLER, clientDropped: SELLER },
    contract: { ...ANYBODY, contractConcluded: SELLER, clientDropped: SELLER },
    registering: { ...ANYBODY, numberGiven: 'caravan' },
    handover: { ...ANYBODY, handoverFilled: SELLER, clientDropped: SELLER },
    assignment: { ...ANYBODY, logisticianAssigned: SELLER, clientDropped: SELLER },
    acceptance: {
      ...ANYBODY,
      handoverAccepted: 'own logistician',
      handoverQuestioned: 'own logistician',
      logisticianAssigned: SELLER,
      clientDropped: SELLER,
    },
    clarification: { ...ANYBODY, questionAnswered: SELLER, clientDropped: SELLER },
    working: {
      ...ANYBODY,
      callLogged: 'head, own logistician',
      logisticianAssigned: SELLER,
      clientDropped: SELLER,
    },
    dropped: { ...ANYBODY, clientReopened: SELLER },
  },
};
